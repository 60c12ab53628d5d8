import Foundation
import HummingbirdCore
import Logging
import NIOCore
import NIOPosix

/// Answers the requests of a connection on the thread that reads them: a page that is in memory then never goes from thread to
/// thread. What may wait is sent to `HandlerThreads` by `FrontDesk`.
struct OwnLoop<Base: ServerChildChannel>: ServerChildChannel {
    let base: Base

    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Base.Value> {
        base.setup(channel: channel, logger: logger)
    }

    func handle(value: Base.Value, logger: Logger) async {
        let loop = LoopExecutor(loop: value.channel.eventLoop)
        await withTaskExecutorPreference(loop) { await base.handle(value: value, logger: logger) }
    }
}

/// Runs what a connection has to do on its event loop.
private final class LoopExecutor: TaskExecutor {
    private let loop: any EventLoop

    init(loop: any EventLoop) { self.loop = loop }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        loop.execute { [executor = asUnownedTaskExecutor()] in job.runSynchronously(on: executor) }
    }
}

/// Threads that read requests: one for each processor that the program may use, which can be fewer than there are.
public enum LoopThreads {
    /// To be called once, before anything else: whoever uses such a thread fixes their number.
    public static func begin() {
        guard let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8),
            let line = status.split(separator: "\n").first(where: { $0.hasPrefix("Cpus_allowed:") })
        else { return }
        // A mask in hexadecimal: `Cpus_allowed:	ff`.
        let mask = line.drop { $0 != ":" }.dropFirst()
        let count = mask.compactMap(\.hexDigitValue).reduce(0) { $0 + $1.nonzeroBitCount }
        if count > 0 { NIOSingletons.groupLoopCountSuggestion = min(count, System.coreCount) }
    }
}
