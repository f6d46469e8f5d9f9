import Checks
import DataTrees
import Foundation
import Performance
import Testing

@testable import Interchange
@testable import Layouts
@testable import Templates

/// Holds the article on data files against the decoders: keys, types, which must be there, and examples.
///
/// Of each kind of mapping, the one with the most keys in the files that are built in is changed in one place at a time,
/// and what the decoder says of it must be what the article says.
@Suite struct DataFilesTests {
    private let article: DataFilesArticle
    private let decoder: DataFileDecoder

    init() throws {
        article = try DataFilesArticle(
            text: String(
                contentsOfFile: ProjectFolder.path + "Sources/Interchange/Interchange.docc/DataFiles.md",
                encoding: .utf8))
        decoder = try DataFileDecoder()
    }

    @Test func everyDataFileIsDescribed() throws {
        for path in try TemplateFiles().paths { #expect(article.file(of: path) != nil, "\(path)") }
    }

    @Test func theArticleSaysWhatTheDecodersTake() throws {
        var fullest: [String: Sample] = [:]
        for path in try TemplateFiles().paths {
            guard let file = article.file(of: path) else { continue }
            let yaml = try String(
                contentsOfFile: ProjectFolder.path + "Templates/" + path, encoding: .utf8)
            let root = try DataTree(yaml: yaml)
            try #require(decoder.error(in: root, file: file) == nil)
            for mapping in article.mappings(in: root, file: file) {
                guard let shape = mapping.shape else {
                    Issue.record("\(path): \(mapping.place) has keys that the article does not know")
                    continue
                }
                // A file that extends another may leave everything out.
                guard root["extends"] == nil, mapping.count > fullest[shape.name]?.mapping.count ?? -1
                else { continue }
                fullest[shape.name] = Sample(shape: shape, mapping: mapping, root: root, file: file)
            }
        }
        let missing = Set(article.shapeNames).subtracting(fullest.keys)
        #expect(missing.isEmpty, "no file that is built in has \(missing.sorted())")
        let probes = fullest.values.reduce(0) {
            $0 + probe($1.shape, at: $1.mapping.steps, of: $1.root, file: $1.file)
        }
        #expect(probes > 300)
    }

    /// A mapping of a file that is built in.
    private struct Sample {
        let shape: DataFilesArticle.Shape
        let mapping: DataFilesArticle.Mapping
        let root: DataTree
        let file: String
    }

    /// Changes one thing after another in a mapping.
    ///
    /// - Returns: how many changes were tried.
    private func probe(
        _ shape: DataFilesArticle.Shape, at steps: [DataTree.Step], of root: DataTree, file: String
    ) -> Int {
        var probes = 0
        func error(_ change: (inout DataTree) -> Void) -> TemplateError.Reason? {
            probes += 1
            return decoder.error(in: root.changed(at: steps, change), file: file)
        }
        let unknown = error { $0["？"] = shape.rows.first?.example ?? .text("？") }
        if let placeholder = shape.placeholder {
            #expect(placeholder.accepts(unknown), "\(shape.name): \(String(describing: unknown))")
        } else if case .unknownKey(let allowed)? = unknown {
            #expect(Set(allowed) == Set(shape.rows.map(\.key)), "\(shape.name)")
        } else {
            Issue.record("\(shape.name): an unknown key gives \(String(describing: unknown))")
        }
        for row in shape.rows where shape.placeholder == nil {
            let name = "\(shape.name).\(row.key)"
            let example = error { $0[row.key] = row.example }
            #expect(
                example.map(row.type.leaves) ?? true, "the example of \(name): \(String(describing: example))"
            )
            let missing = error { $0[row.key] = nil }
            #expect((missing != nil) == row.isRequired, "\(name), left out: \(String(describing: missing))")
            for wrong in row.type.wrongValues {
                let found = error { $0[row.key] = wrong.value }
                #expect(
                    found.map(wrong.isFit) == true, "\(name), a \(row.type): \(String(describing: found))")
            }
        }
        return probes
    }
}
