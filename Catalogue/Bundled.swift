import Foundation

/// Where the policy that comes with the program lies: `figures/`, `reports/`, `lexicon/`.
public enum CatalogueFolder {
    /// The variable that names another folder, for an installation that is not run from where it was built.
    public static let variable = "SHILU_CATALOGUE"

    /// The folder that `SHILU_CATALOGUE` names; without it, the copy inside the program's bundle.
    public static var url: URL {
        if let path = ProcessInfo.processInfo.environment[variable], !path.isEmpty {
            return URL(fileURLWithPath: path, isDirectory: true)
        }
        return Bundle.module.resourceURL ?? Bundle.module.bundleURL
    }
}
