import CMalloc

/// Gives back to the system what the server no longer uses.
///
/// The C library keeps what was freed, for each thread anew: after the duties of a thousand branches were judged once, that was
/// half of the server's memory for as long as it ran.
public enum ServerMemory {
    /// To be called before anything is read: two heaps for all threads; what is large is had from the system and given back at
    /// once.
    public static func begin() {
        mallopt(M_ARENA_MAX, 2)
        mallopt(M_MMAP_THRESHOLD, 256 << 10)
        mallopt(M_TRIM_THRESHOLD, 1 << 20)
    }

    /// To be called after much was read and forgotten.
    static func letGo() { malloc_trim(0) }
}
