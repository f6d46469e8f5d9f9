import Files
import Performance

/// Checks every input that files, folders and archives come to, on all cores; results come in the order of the
/// inputs.
///
/// ```swift
/// let run = CheckRun(of: ["报送"], checker: checker, width: 8)
/// await run.run { result in report.entries.append(result.entry) }
/// ```
public struct CheckRun: Sendable {
    private let list: InputList
    private let archives: ArchiveCache
    private let checker: FormChecker
    private let width: Int
    private let marking: Marking

    /// Which inputs get a marked copy.
    public enum Marking: Sendable {
        /// None.
        case none
        /// Those in which something is to be put right.
        case wrong
        /// All, and what the copy is to be called.
        case all(String)
    }

    /// What became of one input.
    public struct Result: Sendable {
        /// Its problems, or why it could not be read.
        public let entry: CheckReport.Entry
        /// The marked copy of its workbook; nil where none was asked for, or there is nothing to put right.
        public let copy: [UInt8]?
        /// Why it could not be marked.
        public let copyRefusal: InterchangeError?
        /// Whether the copy was drawn from what was read, since the input is not a workbook that can be marked itself.
        public var isCopyDrawn = false
    }

    /// Looks for the inputs.
    ///
    /// - Parameters:
    ///   - paths: files, folders, which are gone through with those in them, zip archives, or `-`.
    ///   - marking: which results have a marked copy of their workbook.
    ///   - outputs: files and folders that are written to and so are not read.
    public init(
        of paths: [String], checker: FormChecker, width: Int, marking: Marking = .none,
        excluding outputs: [String] = []
    ) {
        list = InputSearch.find(paths, excluding: outputs)
        archives = ArchiveCache(list)
        self.checker = checker
        self.width = max(1, width)
        self.marking = marking
    }

    /// Checks the inputs; `deliver` gets every result, in order, on the caller's task, and answers whether to go on.
    public func run(_ deliver: (Result) -> Bool) async {
        let tasks = OrderedTasks(items: 0..<list.count, width: width) { self.result(of: $0) }
        await tasks.run { _, result in deliver(result) }
    }

    private func result(of index: Int) -> Result {
        let path = list.path(index)
        do throws(InterchangeError) {
            let input = try archives.input(index)
            var entry = try checker.check(input)
            entry.file = Path(path).shown
            var target: String?
            switch marking {
            case .none: break
            case .wrong where entry.problems.contains { $0.severity != .info }:
                target = MarkedCopies.fileName("", of: path)
            case .wrong: break
            case .all(let name): target = name
            }
            guard let target else { return Result(entry: entry, copy: nil, copyRefusal: nil) }
            do throws(InterchangeError) {
                let copy = try checker.annotate(input, with: entry.problems, for: target)
                return Result(
                    entry: entry, copy: copy, copyRefusal: nil, isCopyDrawn: input.isDrawnToAnnotate)
            } catch {
                return Result(entry: entry, copy: nil, copyRefusal: error)
            }
        } catch {
            return Result(
                entry: CheckReport.Entry(file: Path(path).shown, refusal: error), copy: nil, copyRefusal: nil)
        }
    }
}
