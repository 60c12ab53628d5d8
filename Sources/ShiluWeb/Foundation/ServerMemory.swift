import Foundation

/// Gives back to the system what the server no longer uses.
///
/// The C library keeps what was freed, for each thread anew: after the duties of a thousand branches were judged once, that was
/// half of the server's memory for as long as it ran. Its functions for that are GNU's own; elsewhere nothing happens.
public enum ServerMemory {
    /// To be called before anything is read.
    public static func begin() {
        guard let function = dlsym(nil, "mallopt") else { return }
        let set = unsafeBitCast(function, to: (@convention(c) (CInt, CInt) -> CInt).self)
        // <malloc.h>: two heaps for all threads; what is large is had from the system and given back at once.
        for (option, value): (CInt, CInt) in [(-8, 2), (-3, 256 << 10), (-1, 1 << 20)] { _ = set(option, value) }
    }

    /// To be called after much was read and forgotten.
    static func letGo() {
        guard let function = dlsym(nil, "malloc_trim") else { return }
        _ = unsafeBitCast(function, to: (@convention(c) (Int) -> CInt).self)(0)
    }
}
