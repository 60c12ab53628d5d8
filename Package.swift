// swift-tools-version: 6.1
import PackageDescription

let package = Package(
    name: "shilu",
    products: [
        .executable(name: "shilu", targets: ["shilu"])
    ],
    dependencies: [
        .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
    ],
    targets: [
        // C libraries of Debian, found by pkg-config.
        .systemLibrary(name: "CLibzip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
        .systemLibrary(name: "CLibxml2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        .systemLibrary(name: "CLibxlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
        .systemLibrary(name: "CLibpq", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        .systemLibrary(
            name: "CLibqrencode", pkgConfig: "libqrencode", providers: [.apt(["libqrencode-dev"])]),

        // What GNU's C library says about its heap; Swift's own module of it leaves <malloc.h> out.
        .systemLibrary(name: "CMalloc"),

        // Policy as data.
        .target(
            name: "ShiluCatalogue", path: "Catalogue",
            resources: [
                .copy("figures"), .copy("reports"), .copy("lexicon"), .copy("duties"), .copy("ratings"),
                .copy("calendars"), .copy("columns"), .copy("systems.yaml"),
            ]),

        .target(name: "ShiluRegisters"),
        .target(
            name: "ShiluLedger",
            dependencies: ["ShiluRegisters", .product(name: "Crypto", package: "swift-crypto")]),
        .target(name: "ShiluSQLite", dependencies: [.product(name: "GRDB", package: "GRDB.swift")]),
        .target(
            name: "ShiluLedgerSQLite",
            dependencies: ["ShiluLedger", "ShiluSQLite", .product(name: "GRDB", package: "GRDB.swift")]),
        .target(name: "ShiluLedgerPostgres", dependencies: ["ShiluLedger", "CLibpq"]),
        .target(name: "ShiluFigures", dependencies: ["ShiluLedger", "ShiluCatalogue", "Yams"]),
        .target(name: "ShiluDuties", dependencies: ["ShiluFigures", "ShiluCatalogue", "Yams"]),
        .target(name: "ShiluDocuments", dependencies: ["CLibzip", "CLibxml2", "CLibxlsxwriter"]),
        .target(name: "ShiluReports", dependencies: ["ShiluFigures", "ShiluDocuments", "ShiluCatalogue"]),
        .target(
            name: "ShiluAudit", dependencies: ["ShiluFigures", "ShiluDocuments", "ShiluCatalogue", "Yams"]),
        .target(
            name: "ShiluService",
            dependencies: [
                "ShiluReports", "ShiluAudit", "ShiluDuties", "ShiluFigures", "ShiluDocuments", "ShiluCatalogue", "Yams",
                .product(name: "Crypto", package: "swift-crypto"),
            ]),
        .target(
            name: "ShiluWeb",
            dependencies: [
                "ShiluService", "ShiluSQLite", "CLibqrencode", "CMalloc", .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdTLS", package: "hummingbird"),
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "CryptoExtras", package: "swift-crypto"),
            ]),
        .executableTarget(
            name: "shilu",
            dependencies: [
                "ShiluService", "ShiluWeb", "ShiluLedgerSQLite", "CMalloc",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            // The released program holds Swift's own libraries: it starts faster, and runs where no Swift is installed.
            linkerSettings: [
                .unsafeFlags(
                    [
                        "-static-stdlib", "-lFoundation", "-lFoundationEssentials", "-lFoundationInternationalization",
                        "-lCoreFoundation", "-l_FoundationICU", "-l_FoundationCShims", "-l_FoundationCollections",
                    ], .when(platforms: [.linux], configuration: .release))
            ]),

        .target(name: "FuzzSupport", path: "Tests/FuzzSupport"),
        .testTarget(name: "ShiluRegistersTests", dependencies: ["ShiluRegisters", "FuzzSupport"]),
        .testTarget(
            name: "ShiluLedgerTests", dependencies: ["ShiluLedger", "ShiluLedgerSQLite", "ShiluLedgerPostgres"]),
        .testTarget(name: "ShiluFiguresTests", dependencies: ["ShiluFigures", "FuzzSupport"]),
        .testTarget(
            name: "ShiluDocumentsTests", dependencies: ["ShiluDocuments"], exclude: ["Goldens"]),
        .testTarget(name: "ShiluReportsTests", dependencies: ["ShiluReports", "FuzzSupport"], exclude: ["Goldens"]),
        .testTarget(name: "ShiluAuditTests", dependencies: ["ShiluAudit", "ShiluFigures"], exclude: ["HeldOut"]),
        .testTarget(name: "ShiluDutiesTests", dependencies: ["ShiluDuties", "ShiluLedgerSQLite", "FuzzSupport"]),
        .testTarget(
            name: "ShiluWebTests",
            dependencies: [
                "ShiluWeb", "ShiluLedgerSQLite",
                .product(name: "HummingbirdTesting", package: "hummingbird"),
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
            ]),
        .testTarget(name: "ShiluServiceTests", dependencies: ["ShiluService", "ShiluLedgerSQLite", "FuzzSupport"]),
        .testTarget(name: "EndToEndTests", dependencies: ["shilu", "ShiluDocuments"]),
        // The built program in Debian's Chromium, and the pictures of the user guide.
        .testTarget(
            name: "BrowserTests",
            dependencies: ["shilu", .product(name: "AsyncHTTPClient", package: "async-http-client")]),
    ],
    swiftLanguageModes: [.v6]
)
