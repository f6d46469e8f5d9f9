import Foundation
import PackagePlugin

/// Turns the data files under Templates/ into one Swift source, so that the binary carries them.
@main
struct EmbedTemplates: BuildToolPlugin {
    func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
        let templates = context.package.directoryURL.appending(path: "Templates")
        let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedTemplates.swift")
        let files =
            FileManager.default.enumerator(at: templates, includingPropertiesForKeys: nil)?
            .compactMap { $0 as? URL }
            .filter { $0.pathExtension == "yaml" } ?? []
        return [
            .buildCommand(
                displayName: "Embedding Templates",
                executable: try context.tool(named: "embed-templates").url,
                arguments: [templates.path(), output.path()],
                inputFiles: files.sorted { $0.path() < $1.path() },
                outputFiles: [output])
        ]
    }
}
