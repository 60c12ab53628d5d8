import NIOPosix

/// Where pages are made that are not in memory: on threads that may wait for the disk, or count for long, while the few threads
/// that Swift has for everything go on answering others. Saves that wait here for each other share one commit.
final class HandlerThreads: TaskExecutor {
    static let shared = HandlerThreads()

    /// So many saves can share a commit; each thread costs some memory.
    private static let count = 24
    private let pool = NIOThreadPool(numberOfThreads: HandlerThreads.count)

    private init() { pool.start() }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        pool.submit { [executor = asUnownedTaskExecutor()] _ in job.runSynchronously(on: executor) }
    }
}
