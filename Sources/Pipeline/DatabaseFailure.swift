import GRDB

extension Failure {
    /// The failure behind an error of SQLite's that is the disk's or the folder's fault; nil for any other error.
    public init?(explaining error: any Error) {
        guard let error = error as? DatabaseError else { return nil }
        let message = "cannot write dataset.sqlite: \(error.message ?? "\(error.resultCode)")"
        switch error.resultCode.primaryResultCode {
        case .SQLITE_FULL, .SQLITE_IOERR: self.init(.diskFull, message, hint: "free some space; the previous dataset is untouched")
        case .SQLITE_CANTOPEN, .SQLITE_READONLY, .SQLITE_PERM: self.init(.cannotWrite, message, hint: "check that you may write there")
        default: return nil
        }
    }
}
