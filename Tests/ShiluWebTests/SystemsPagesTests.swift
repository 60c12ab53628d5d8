import ShiluService
import Testing

@testable import ShiluWeb

@Suite struct SystemsPagesTests {
    @Test("every page that serves a system of work exists") func pagesExist() throws {
        let paths = Set(WebBook.pages.filter { $0.method == .get }.map(\.path))
        for (path, title) in try SystemsCatalogue.bundled.pages {
            #expect(paths.contains(path), "\(title) \(path)")
        }
    }
}
