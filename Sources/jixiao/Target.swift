import ArgumentParser
import Files
import Interchange

/// What `-o` and `--to` ask for: one document or a folder of them, in which format.
struct Target {
    let place: Place
    let format: DocumentFormat

    enum Place {
        case file(String)
        case folder(String)
    }

    init(_ command: Convert) throws {
        let path = command.output
        let promised = path == "-" ? nil : DocumentFormat(path: path)
        let hasManyInputs = command.inputs.count > 1 || command.inputs.contains(where: Folder.exists)
        let isFolder =
            path != "-" && (path.hasSuffix("/") || Folder.exists(path) || (promised == nil && hasManyInputs))
        place = isFolder ? .folder(path) : .file(path)
        if isFolder || path == "-" {
            format = command.to ?? .json
        } else if let format = command.to ?? promised {
            self.format = format
        } else {
            throw ValidationError(
                Speech.words(
                    "从 \(Messages(Speech.language).name(of: path)) 看不出要写哪种格式，请用扩展名 .json .jsonl .csv .xlsx 或 --to 指明",
                    "\(Messages(Speech.language).name(of: path)) does not say which format to write; give it the extension .json, .jsonl, .csv or .xlsx, or use --to"
                ))
        }
    }
}
