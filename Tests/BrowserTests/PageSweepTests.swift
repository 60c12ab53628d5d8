import Foundation
import Testing

/// The pages that a clerk and an administrator use, seen as those see them who zoom, print, or have no mouse.
@Suite("每个页面：放大、打印、只用键盘", .serialized, .enabled(if: Chromium.isInstalled))
struct PageSweepTests {
    private static let pages = [
        "/", "/registers", "/registers/MeetingRecord", "/registers/MeetingRecord/new", "/registers/Member",
        "/organizations", "/duties", "/duties/month", "/reports", "/statistics", "/audit", "/meetings", "/meetings/new",
        "/ballots/new", "/import", "/rectification", "/ratings", "/search?q=%E4%B8%BB%E9%A2%98", "/tokens", "/me",
        "/admin",
        "/admin/accounts", "/admin/accounts/new", "/robots",
    ]

    /// A phone, and a desk whose page is shown at 200 %: half as many points across.
    private static let widths = [(width: 360, height: 740), (width: 683, height: 384)]

    private func visit(_ body: (Browser, Served) async throws -> Void) async throws {
        let chromium = try await Chromium()
        defer { chromium.stop() }
        let served = try await Served(example: true)
        defer { served.stop() }
        let browser = try await chromium.open()
        try await browser.setUp(served)
        try await body(browser, served)
        await browser.close()
    }

    @Test("no page scrolls sideways and no button is cut, on a phone and at 200 %")
    func narrow() async throws {
        try await visit { browser, served in
            for page in Self.pages {
                try await browser.go(served.address + page)
                for (width, height) in Self.widths {
                    try await browser.screen(width: width, height: height)
                    let wide = try await browser.run(
                        "return document.scrollingElement.scrollWidth - document.documentElement.clientWidth")
                    #expect((Double(wide) ?? 99) <= 1, "\(page) at \(width): \(wide) too wide")
                    let cut = try await browser.run(
                        """
                        return [].filter.call(document.querySelectorAll('button, .button'), function (e) {
                          return e.clientWidth > 0 && e.scrollWidth > e.clientWidth + 2 })
                          .map(function (e) { return e.textContent }).join('; ')
                        """)
                    #expect(cut.isEmpty, "\(page) at \(width): cut \(cut)")
                }
                try await browser.screen(width: 1366, height: 768)
            }
        }
    }

    @Test("paper shows no navigation, repeats the heads of tables and is wide enough for them")
    func paper() async throws {
        try await visit { browser, served in
            // Empty forms are filled in on the screen.
            for page in Self.pages where !page.hasSuffix("/new") {
                try await browser.go(served.address + page)
                // A4 without its margins, at 96 points to the inch.
                try await browser.screen(width: 680, height: 960)
                try await browser.media("print")
                let found = try await browser.run(
                    """
                    var found = [];
                    [].forEach.call(document.querySelectorAll('.bar, .column, .actions, .pages, .skip'), function (e) {
                      if (e.getClientRects().length) { found.push('shows ' + e.className) } });
                    [].forEach.call(document.querySelectorAll('thead'), function (e) {
                      if (getComputedStyle(e).display !== 'table-header-group') { found.push('head once') } });
                    var over = document.scrollingElement.scrollWidth - document.documentElement.clientWidth;
                    if (over > 1) { found.push(over + ' too wide') }
                    [].forEach.call(document.querySelectorAll('main *'), function (e) {
                      if (getComputedStyle(e).overflowX !== 'visible' && e.clientWidth > 0 && !/^(INPUT|SELECT|TEXTAREA)$/.test(e.tagName)
                        && e.scrollWidth > e.clientWidth + 1) { found.push('cuts ' + e.className) } });
                    return found.slice(0, 5).join('; ')
                    """)
                #expect(found.isEmpty, "\(page) on paper: \(found)")
                try await browser.media("")
                try await browser.screen(width: 1366, height: 768)
            }
        }
    }

    @Test("Tab goes first to the link past the menu, then to everything that can be pressed, and shows where it is")
    func keyboard() async throws {
        try await visit { browser, served in
            for page in Self.pages {
                try await browser.go(served.address + page)
                try await browser.press("Tab", 9)
                #expect(try await browser.run("return document.activeElement.className") == "skip", "\(page)")
                let countText = try await browser.run(
                    """
                    window.waiting = new Set([].filter.call(document.querySelectorAll(
                      'a[href], button, input:not([type=hidden]):not([type=radio]), select, textarea, summary'),
                      function (e) { return e.getClientRects().length && !e.disabled && e.tabIndex >= 0 }));
                    waiting.delete(document.activeElement);
                    return waiting.size
                    """)
                let count = Int(countText) ?? 0
                #expect(count > 5, "\(page)")
                // A long list goes on as it begins.
                let steps = min(count, 60)
                for _ in 0..<(steps + 4) {
                    try await browser.press("Tab", 9)
                    let seen = try await browser.run(
                        """
                        var e = document.activeElement, style = getComputedStyle(e), box = e.getBoundingClientRect();
                        waiting.delete(e);
                        // Within a date the browser marks the year, the month or the day itself.
                        if (e === document.body || e.type === 'date') { return '' }
                        if (style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 2) { return 'no outline: ' + e.outerHTML }
                        if (box.bottom < 0 || box.top > innerHeight) { return 'out of sight: ' + e.outerHTML }
                        return ''
                        """)
                    #expect(seen.isEmpty, "\(page): \(seen.prefix(200))")
                }
                let left = Int(try await browser.run("return waiting.size")) ?? .max
                // Rows of tables take the keyboard too: Enter opens them.
                let rows = Int(try await browser.run("return document.querySelectorAll('tr[tabindex]').length")) ?? 0
                #expect(left <= count - steps + rows, "\(page): \(left) of \(count) not reached")
            }
        }
    }

    @Test("the skip link goes past the menu, Enter opens the row of a list, the slash key searches")
    func keys() async throws {
        try await visit { browser, served in
            try await browser.go(served.address + "/registers/MeetingRecord")
            try await browser.press("Tab", 9)
            try await browser.press("Enter", 13, text: "\r")
            try await browser.press("Tab", 9)
            #expect(try await browser.run("return !!document.activeElement.closest('main')") == "1")
            try await browser.run("document.querySelector('tr[tabindex]').focus()")
            try await browser.press("Enter", 13, text: "\r")
            try await browser.wait("record page") { try await browser.url.contains("/records/MeetingRecord/") }
            try await browser.press("/", 191, text: "/")
            #expect(try await browser.run("return document.activeElement.id") == "search")
        }
    }
}

extension Browser {
    /// What zooming and paper change: the points across.
    func screen(width: Int, height: Int) async throws {
        try await tools(
            "Emulation.setDeviceMetricsOverride",
            ["width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 400])
    }

    func media(_ name: String) async throws { try await tools("Emulation.setEmulatedMedia", ["media": name]) }

    /// Presses a key and lets it go.
    func press(_ key: String, _ code: Int, text: String? = nil) async throws {
        var down: [String: Any] = ["type": "keyDown", "key": key, "windowsVirtualKeyCode": code]
        if let text { down["text"] = text }
        try await tools("Input.dispatchKeyEvent", down)
        try await tools("Input.dispatchKeyEvent", ["type": "keyUp", "key": key, "windowsVirtualKeyCode": code])
    }

    private func tools(_ command: String, _ parameters: [String: Any]) async throws {
        _ = try await WebDriver.call(
            "POST", "\(address)/goog/cdp/execute", ["cmd": command, "params": parameters])
    }
}
