import Foundation

/// How a command ends: what a scheduled job reads.
///
/// - Source: the contract, *Refresh*; 64 and above are BSD's `sysexits.h`.
public enum EndStatus: Int32, Sendable, CaseIterable {
    /// Published, or nothing to do.
    case success = 0
    /// Failed; the old output is untouched.
    case failure = 1
    /// Published, but some documents are quarantined.
    case quarantined = 3
    /// The review queue grew, and the run was told to fail on that.
    case reviewGrew = 4
    case usage = 64
    /// A decision, correction or vocabulary file that cannot be trusted.
    case badData = 65
    case noInput = 66
    /// A defect of ours.
    case bug = 70
    case cannotWrite = 73
    case diskFull = 74
    /// Another run holds the lock.
    case locked = 75
    case badConfiguration = 78
}

/// Why a run or a command stops: what was found, what was expected, how to mend it.
///
/// `output/ is not a dataset of garner's`, hint `name another folder by --output`.
public struct Failure: Error, Sendable, CustomStringConvertible {
    public let status: EndStatus
    public let message: String
    public let hint: String?

    public init(_ status: EndStatus, _ message: String, hint: String? = nil) {
        self.status = status; self.message = message; self.hint = hint
    }

    public var description: String { hint.map { "\(message)\n  hint: \($0)" } ?? message }
}

extension Failure {
    /// The failure of a system call that should have written: 74 where the disk is full or broken, else 73.
    ///
    /// `cannot write output/csv/cells.csv: No space left on device`
    static func writing(_ path: String, _ code: Int32 = errno) -> Failure {
        let isDisk = code == ENOSPC || code == EDQUOT || code == EIO || code == EFBIG
        return Failure(isDisk ? .diskFull : .cannotWrite, "cannot write \(path): \(String(cString: strerror(code)))",
                       hint: isDisk ? "free some space; the previous dataset is untouched"
                           : "check that the folder exists and that you may write there")
    }

    /// A pipe, a terminal or a device in the place of a file: documents are read as a whole, and known by their names.
    static func stream(_ path: String) -> Failure {
        Failure(.noInput, "\(path == "-" ? "standard input" : path) is no file, and a file is needed", hint: "write it into one first: … > document.txt")
    }

    /// The failure of a system call that should have read.
    static func reading(_ path: String, _ code: Int32 = errno) -> Failure {
        Failure(code == ENOENT || code == ENOTDIR ? .noInput : .failure, "cannot read \(path): \(String(cString: strerror(code)))")
    }
}
