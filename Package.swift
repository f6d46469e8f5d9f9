// swift-tools-version: 6.2
import PackageDescription

// The import direction, from the command down to the words that everything speaks:
// jixiao → Interchange → {Checks, Layouts, LedgerDatabase, formats}; Layouts → {Sheets, Performance, Templates};
// Checks → {Performance, Templates}; Ledger → {Performance, Checks}; LedgerDatabase → {Ledger, Primitives};
// formats (XLSX, XLS, CSV, …) → {Sheets, Markup, NumberFormats, TextEncodings}; {Sheets, Performance, Markup,
// NumberFormats} → Primitives; Templates → DataTrees; XLSX → {Zip, Files}.
// CI builds with `--explicit-target-dependency-import-check error`, so that an import
// which is not declared here does not compile.
let settings: [SwiftSetting] =
    [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
    ] + (Context.environment["JIXIAO_STRICT"] == nil ? [] : [.treatAllWarnings(as: .error)])

let package = Package(
    name: "jixiao",
    products: [
        .executable(name: "jixiao", targets: ["jixiao"]),
        .library(name: "Interchange", targets: ["Interchange"]),
    ],
    traits: [
        .trait(name: "ISAL", description: "Inflate large sheets with ISA-L, twice as fast as without."),
        .default(enabledTraits: ["ISAL"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ],
    targets: [
        .systemLibrary(
            name: "CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
        .systemLibrary(
            name: "CDeflate", pkgConfig: "libdeflate", providers: [.apt(["libdeflate-dev"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .systemLibrary(name: "CISAL", pkgConfig: "libisal", providers: [.apt(["libisal-dev"])]),
        .systemLibrary(
            name: "CXLSXWriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),

        .target(name: "Primitives", swiftSettings: settings),
        .target(name: "Sheets", dependencies: ["Primitives", "NumberFormats"], swiftSettings: settings),
        .target(name: "Markup", dependencies: ["Primitives"], swiftSettings: settings),
        .target(name: "NumberFormats", dependencies: ["Primitives"], swiftSettings: settings),
        .target(name: "Files", swiftSettings: settings),
        .target(
            name: "Zip",
            dependencies: [
                "CZip", "CDeflate", "CZlib", .target(name: "CISAL", condition: .when(traits: ["ISAL"])),
            ],
            exclude: ["OWNERSHIP.md"], swiftSettings: settings),
        .target(
            name: "XLSX",
            dependencies: ["CXLSXWriter", "Files", "Zip", "Primitives", "Sheets", "Markup", "NumberFormats"],
            swiftSettings: settings),
        .target(name: "TextEncodings", swiftSettings: settings),
        .target(
            name: "CSV", dependencies: ["Primitives", "Sheets", "TextEncodings"], swiftSettings: settings),
        .target(
            name: "XLS", dependencies: ["Primitives", "Sheets", "NumberFormats", "TextEncodings"],
            swiftSettings: settings),
        .target(
            name: "HTML", dependencies: ["Markup", "NumberFormats", "Primitives", "Sheets", "TextEncodings"],
            swiftSettings: settings),
        .target(
            name: "ODS", dependencies: ["Markup", "Primitives", "Sheets", "Zip"], swiftSettings: settings),
        .target(
            name: "SpreadsheetML",
            dependencies: ["Markup", "NumberFormats", "Primitives", "Sheets", "TextEncodings"],
            swiftSettings: settings),
        .target(
            name: "Word", dependencies: ["Markup", "Primitives", "Sheets", "Zip"], swiftSettings: settings),
        .target(
            name: "Performance", dependencies: ["Primitives"],
            resources: [.embedInCode("performance-form-1.schema.json")], swiftSettings: settings),
        .target(
            name: "DataTrees", dependencies: [.product(name: "Yams", package: "Yams")],
            swiftSettings: settings),
        .target(
            name: "Templates", dependencies: ["DataTrees"], swiftSettings: settings,
            plugins: ["EmbedTemplates"]),
        .target(
            name: "Layouts",
            dependencies: ["Primitives", "NumberFormats", "Sheets", "Performance", "Templates"],
            swiftSettings: settings),
        .target(
            name: "Checks", dependencies: ["Primitives", "Performance", "Templates"],
            swiftSettings: settings),
        .target(
            name: "Ledger", dependencies: ["Primitives", "Performance", "Checks"], swiftSettings: settings),
        .target(
            name: "LedgerDatabase",
            dependencies: [
                "Ledger", "Primitives", .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ],
            swiftSettings: settings),
        .target(
            name: "Interchange",
            dependencies: [
                "Primitives", "NumberFormats", "Files", "Zip", "Sheets", "XLSX", "XLS", "CSV", "HTML", "ODS",
                "SpreadsheetML", "Word", "Markup", "TextEncodings", "Performance", "Templates", "Layouts",
                "Checks",
                "Ledger", "LedgerDatabase",
            ],
            swiftSettings: settings),
        .executableTarget(
            name: "jixiao",
            dependencies: [
                "Files", "Interchange", .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: settings),

        // What `make bench` measures; no part of the product.
        .executableTarget(
            name: "bench",
            dependencies: [
                "Primitives", "Files", "Sheets", "Performance", "Layouts", "XLSX", "XLS", "CSV", "HTML",
                "ODS", "Word", "TextEncodings",
                "Ledger", "Interchange",
            ],
            swiftSettings: settings),

        // Puts Templates/ into the binary, parsed already, so that one file is the whole command.
        .executableTarget(
            name: "embed-templates", dependencies: ["DataTrees"], swiftSettings: settings),
        .plugin(
            name: "EmbedTemplates", capability: .buildTool(), dependencies: ["embed-templates"],
            path: "Sources/EmbedTemplates"),

        // What the tests share: seeded random numbers, folders of their own, and sheets drawn as text.
        .target(
            name: "TestSupport", dependencies: ["Primitives", "Sheets"], path: "Tests/TestSupport",
            swiftSettings: settings),
        // And random forms of every shape, and random rows of the ledger.
        .target(
            name: "FormSupport", dependencies: ["TestSupport", "Ledger", "Performance", "Primitives"],
            path: "Tests/FormSupport", swiftSettings: settings),
        .testTarget(
            name: "DataTreesTests", dependencies: ["TestSupport", "DataTrees", "Templates"],
            swiftSettings: settings),
        .testTarget(
            name: "PrimitivesTests", dependencies: ["TestSupport", "Primitives"], swiftSettings: settings),
        .testTarget(
            name: "SheetsTests", dependencies: ["TestSupport", "Sheets", "Primitives"],
            swiftSettings: settings),
        .testTarget(
            name: "HTMLTests", dependencies: ["TestSupport", "HTML", "Sheets"], swiftSettings: settings),
        .testTarget(
            name: "SpreadsheetMLTests", dependencies: ["TestSupport", "SpreadsheetML", "Markup", "Sheets"],
            swiftSettings: settings),
        .testTarget(
            name: "ODSTests", dependencies: ["TestSupport", "ODS", "Sheets", "Zip"], swiftSettings: settings),
        .testTarget(
            name: "WordTests", dependencies: ["TestSupport", "Word", "Sheets", "Zip"], swiftSettings: settings
        ),
        .testTarget(
            name: "MarkupTests", dependencies: ["TestSupport", "Markup", "Primitives"],
            swiftSettings: settings),
        .testTarget(
            name: "NumberFormatsTests", dependencies: ["TestSupport", "NumberFormats", "Primitives"],
            swiftSettings: settings),
        .testTarget(
            name: "XLSXTests",
            dependencies: [
                "TestSupport", "XLSX", "Zip", "Files", "Sheets", "Markup", "Primitives", "CZip",
                "CXLSXWriter",
            ],
            swiftSettings: settings),
        .testTarget(name: "FilesTests", dependencies: ["TestSupport", "Files"], swiftSettings: settings),
        .testTarget(name: "ZipTests", dependencies: ["TestSupport", "Zip"], swiftSettings: settings),
        .testTarget(
            name: "XLSTests",
            dependencies: ["TestSupport", "XLS", "XLSX", "Sheets", "TextEncodings", "Primitives"],
            swiftSettings: settings),
        .testTarget(
            name: "TextEncodingsTests", dependencies: ["TestSupport", "TextEncodings"],
            swiftSettings: settings),
        .testTarget(
            name: "CSVTests",
            dependencies: ["TestSupport", "CSV", "Sheets", "TextEncodings", "Primitives"],
            swiftSettings: settings),
        .testTarget(
            name: "PerformanceTests",
            dependencies: ["TestSupport", "FormSupport", "Performance", "Primitives"],
            swiftSettings: settings),
        .testTarget(
            name: "LayoutsTests",
            dependencies: ["TestSupport", "Layouts", "Sheets", "Performance", "Primitives", "Templates"],
            swiftSettings: settings),
        .testTarget(
            name: "ChecksTests",
            dependencies: [
                "TestSupport", "Checks", "Layouts", "XLSX", "CSV", "Sheets", "Performance", "Primitives",
                "Templates",
            ],
            swiftSettings: settings),
        .testTarget(
            name: "LedgerTests", dependencies: ["TestSupport", "Ledger", "Primitives"],
            swiftSettings: settings),
        .testTarget(
            name: "LedgerDatabaseTests",
            dependencies: [
                "TestSupport", "FormSupport", "LedgerDatabase", "Ledger", "Checks", "Performance",
                "Primitives", "Templates", .product(name: "GRDB", package: "GRDB.swift"),
            ],
            swiftSettings: settings),
        .testTarget(
            name: "InterchangeTests",
            dependencies: [
                "TestSupport", "FormSupport", "CZip", "DataTrees", "Ledger", "Files",
                "Interchange", "Checks", "Sheets", "XLSX", "XLS", "CSV", "Markup", "Performance", "Layouts",
                "Primitives", "Templates",
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            swiftSettings: settings),
    ],
    swiftLanguageModes: [.v6]
)
