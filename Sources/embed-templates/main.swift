import DataTrees
import Foundation

// usage: embed-templates TEMPLATES OUTPUT
// Writes a Swift source that holds what every YAML file under TEMPLATES says, parsed already.

let templates = URL(filePath: CommandLine.arguments[1], directoryHint: .isDirectory).standardizedFileURL
let output = URL(filePath: CommandLine.arguments[2])

var source = """
    // Made from Templates/ by embed-templates.

    extension TemplateFiles {
        static let embedded: [(path: String, tree: String)] = [

    """
let found =
    FileManager.default.enumerator(at: templates, includingPropertiesForKeys: nil)?
    .compactMap { $0 as? URL } ?? []
for file in found.filter({ $0.pathExtension == "yaml" }).sorted(by: { $0.path() < $1.path() }) {
    let path = file.standardizedFileURL.path().dropFirst(templates.path().count)
    do {
        let tree = try DataTree(yaml: String(contentsOf: file, encoding: .utf8))
        // The description for debugging is a literal of Swift.
        source += "        (\"\(path)\", \(tree.embedded.debugDescription)),\n"
    } catch let error as YAMLError {
        print("\(file.path()):\(error.line ?? 1): error: \(error.words ?? "nothing in it")")
        exit(1)
    }
}
source += "    ]\n}\n"
try source.write(to: output, atomically: true, encoding: .utf8)
