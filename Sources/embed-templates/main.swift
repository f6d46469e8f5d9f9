import Foundation

// usage: embed-templates TEMPLATES OUTPUT
// Writes a Swift source that holds every YAML file under TEMPLATES as a string.

let templates = URL(filePath: CommandLine.arguments[1], directoryHint: .isDirectory).standardizedFileURL
let output = URL(filePath: CommandLine.arguments[2])

var source = """
    // Made from Templates/ by embed-templates.

    extension TemplateFiles {
        static let embedded: [(path: String, text: String)] = [

    """
let found =
    FileManager.default.enumerator(at: templates, includingPropertiesForKeys: nil)?
    .compactMap { $0 as? URL } ?? []
for file in found.filter({ $0.pathExtension == "yaml" }).sorted(by: { $0.path() < $1.path() }) {
    let path = file.standardizedFileURL.path().dropFirst(templates.path().count)
    let text = try String(contentsOf: file, encoding: .utf8)
    source += "        (\"\(path)\", ##\"\"\"\n\(text)\n\"\"\"##),\n"
}
source += "    ]\n}\n"
try source.write(to: output, atomically: true, encoding: .utf8)
