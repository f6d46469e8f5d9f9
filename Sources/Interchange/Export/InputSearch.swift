import Files

/// Looks for the files that an export is to read: every file counts, whatever it is, so that none is missing
/// without a word; only what office programs and systems leave behind (`~$…`, `.DS_Store`, `Thumbs.db`, `@eaDir`,
/// `__MACOSX`) was not sent by an officer, and is counted separately.
public struct InputSearch {
    private var list = InputList()
    private let excluded: Set<FileIdentity>
    private let limits: InputFile.Limits
    /// The folders gone through and the files found, so that none counts twice, and a folder that leads into
    /// itself comes to an end.
    private var visited: Set<FileIdentity> = []
    private var found: Set<FileIdentity.Entry> = []

    /// How many files were met in folders, those that are inputs already among them.
    private var met = 0

    /// How deep archives in archives are followed.
    private static let maximumArchiveDepth = 3

    /// Finds the inputs.
    ///
    /// - Parameters:
    ///   - paths: files, folders, which are gone through with those in them, and zip archives of files.
    ///   - outputs: files and folders that are written to and so are not read, should they lie in one of the
    ///     folders.
    public static func find(_ paths: [String], excluding outputs: [String] = []) -> InputList {
        var search = InputSearch(outputs)
        for path in paths { search.add(path) }
        return search.list
    }

    private init(_ outputs: [String]) {
        excluded = Set(outputs.compactMap { FileIdentity.Status(Path($0).destination.text)?.identity })
        limits = ArchiveCache.limits
    }

    private mutating func add(_ path: String) {
        guard path != "-" else { return addFile("-", in: "") }
        guard let file = FileIdentity.Status(path) else {
            list.add(refused: path, .cannotRead(.last))
            return
        }
        if file.isFolder {
            guard !visited.contains(file.identity) else { return }
            let count = met
            addFolder(path)
            if met == count { list.add(refused: path, .emptyFolder) }
        } else if file.isFile {
            add(file, Path(path).name, in: Path(path).folder)
        } else {
            list.add(refused: path, .noRegularFile)
        }
    }

    private mutating func addFolder(_ path: String) {
        guard let status = FileIdentity.Status(path), visited.insert(status.identity).inserted else { return }
        let names: [String]
        do throws(FileError) {
            names = try Folder.names(in: path)
        } catch {
            list.add(refused: path, InterchangeError(error))
            return
        }
        let folder = Path(path).appending("")
        for name in names {
            if InputSearch.isLeftBehind(name) {
                list.addLeftBehind()
                continue
            }
            let whole = folder + name
            met += 1
            // A link that leads nowhere is told when it is read.
            guard let status = FileIdentity.Status(whole) else {
                addFile(name, in: folder)
                continue
            }
            if excluded.contains(status.identity) {
                list.add(passedOver: whole)
                continue
            }
            if status.isFolder {
                addFolder(whole)
            } else if status.isFile {
                add(status, name, in: folder)
            }
        }
    }

    /// Adds a file of the file system, unless it was found by another path. Names that the same file has (hard links)
    /// are files to officers, each for itself; a link is what it leads to.
    private mutating func add(_ status: FileIdentity.Status, _ name: String, in folder: String) {
        let place = FileIdentity.Entry(folder + name)
        guard place.map({ found.insert($0).inserted }) ?? visited.insert(status.identity).inserted else {
            return
        }
        addFile(name, in: folder)
    }

    private mutating func addFile(_ name: String, in folder: String) {
        if Path(name).pathExtension.lowercased() == "zip" {
            let archive = InputList.ArchivePlace(path: folder + name, parent: nil)
            return addArchive(archive, depth: 1) { limits throws(InterchangeError) in
                try ZipFolder(path: folder + name, limits: limits)
            }
        }
        list.begin(InputList.Place(path: folder, archive: nil))
        list.add(name)
    }

    private mutating func addArchive(
        _ place: InputList.ArchivePlace, depth: Int,
        open: (InputFile.Limits) throws(InterchangeError) -> ZipFolder
    ) {
        do throws(InterchangeError) {
            guard depth <= InputSearch.maximumArchiveDepth else { throw .archive(.tooDeep) }
            let folder = try open(limits)
            let entries = folder.entries().filter { entry in
                let isOurs = !entry.path.split(separator: "/").contains {
                    InputSearch.isLeftBehind(String($0))
                }
                if !isOurs { list.addLeftBehind() }
                return isOurs
            }
            guard !entries.isEmpty else { throw .archive(.empty) }
            // A workbook is a zip archive, too, whatever it was renamed to.
            if entries.contains(where: { $0.path == "[Content_Types].xml" }) {
                let path = Path(place.path)
                list.begin(InputList.Place(path: path.folder, archive: place.parent?.archive))
                list.add(path.name, entry: place.parent?.entry)
                return
            }
            let archive = list.add(place)
            for entry in entries {
                let path = Path("\(place.path)/\(entry.path)")
                if path.pathExtension.lowercased() == "zip" {
                    let inner = InputList.ArchivePlace(path: path.text, parent: (archive, entry.number))
                    addArchive(inner, depth: depth + 1) { limits throws(InterchangeError) in
                        try ZipFolder(try folder.bytes(of: entry.number), limits: limits)
                    }
                } else {
                    list.begin(InputList.Place(path: path.folder, archive: archive))
                    list.add(path.name, entry: entry.number)
                }
            }
        } catch {
            list.add(refused: place.path, error)
        }
    }

    /// Whether a file or folder of this name was left by a program or system.
    private static func isLeftBehind(_ name: String) -> Bool {
        // Archives name their entries by these, too.
        if name == "." || name == ".." { return false }
        let small = name.lowercased()
        return name.hasPrefix(".") || name.hasPrefix("~$") || leftNames.contains(small)
            || leftEndings.contains { small.hasSuffix($0) }
            // Word and Excel write under such names, and leave them when they fall over.
            || small.hasPrefix("~wr") || small.hasPrefix("~df")
    }

    /// What systems and network drives put into folders.
    private static let leftNames: Set = [
        "thumbs.db", "desktop.ini", "__macosx", "@eadir", "#recycle", "$recycle.bin", "@recycle",
        "lost+found",
        "system volume information", "ehthumbs.db",
    ]
    /// Downloads and saved copies that came to no end.
    private static let leftEndings = [".crdownload", ".tmp", ".part", ".download", ".partial"]
}
