import HummingbirdTesting
import Testing

@testable import ShiluWeb

@Test("A page keeps its markup")
func pageKeepsMarkup() {
    #expect(WebPage(html: "<p>甲</p>").html == "<p>甲</p>")
}
