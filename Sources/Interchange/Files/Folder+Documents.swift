public import Files

extension Folder {
    /// The files in a folder whose extension is one of ours, by name; not those of folders inside it, nor
    /// hidden files and the lock files (`~$…`) that office programs leave.
    ///
    /// - Throws: `InterchangeError.cannotRead`, or `.emptyFolder` where there is none.
    public static func documents(in path: String) throws(InterchangeError) -> [String] {
        let names = try InterchangeError.catching { () throws(FileError) in try Folder.names(in: path) }
        let found = names.filter { name in
            !name.hasPrefix(".") && !name.hasPrefix("~$") && DocumentFormat(path: name) != nil
                && !exists(Path(path).appending(name))
        }
        guard !found.isEmpty else { throw .emptyFolder }
        return found.map(Path(path).appending)
    }
}
