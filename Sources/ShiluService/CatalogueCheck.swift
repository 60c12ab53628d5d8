import Foundation
import ShiluAudit
import ShiluCatalogue
import ShiluDuties
import ShiluFigures
import ShiluRegisters

/// Everything that is wrong in the catalogue, with file and line.
public enum CatalogueCheck {
    public static func run() -> [Notice] {
        let catalogue: FigureCatalogue
        do throws(Refusal) {
            catalogue = try FigureCatalogue.bundled
        } catch { return error.notices }
        var notices = catalogue.check()
        do throws(Refusal) {
            notices += try DutyCatalogue.bundled.check()
        } catch { notices += error.notices }
        for id in ReportService.templateIDs() {
            do {
                _ = try ReportService.template(id, catalogue: catalogue)
            } catch let refusal as Refusal {
                notices += refusal.notices
            } catch {
                notices.append(Notice("report-unreadable", "报告模板读不出来", next: "请检查文件", place: "reports/\(id).md"))
            }
        }
        do {
            _ = try AuditService()
        } catch let notice as Notice {
            notices.append(notice)
        } catch { notices.append(Notice("lexicon-wrong", "审核词库读不出来", next: "请检查文件", place: "lexicon")) }
        notices += followUp(catalogue)
        do throws(Refusal) {
            let systems = try SystemsCatalogue.bundled
            notices += systems.check(try SystemNames.bundled(systems))
        } catch { notices += error.notices }
        return notices
    }

    /// Calendars and rating schemes.
    private static func followUp(_ figures: FigureCatalogue) -> [Notice] {
        var notices: [Notice] = []
        do {
            _ = try WorkingCalendar.bundled
            notices += try RatingCatalogue.bundled.check(
                figures: Set(figures.figures.map(\.id)), duties: Set(try DutyCatalogue.bundled.ids))
        } catch let refusal as Refusal {
            notices += refusal.notices
        } catch { notices.append(Notice("catalogue-unreadable", "评定办法或节假日读不出来", next: "请检查文件权限", place: "ratings")) }
        return notices
    }
}
