import ArgumentParser
import Foundation
import Pipeline

/// The command line: what people and scheduled jobs call.
///
/// Results go to standard output, talk to standard error, and every command ends with a status of the contract.
struct GarnerCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "garner",
        abstract: "Turns research documents into a dataset that can be checked against them.",
        discussion: """
        Start with `garner init`, put documents into raw/, and `garner run`. The dataset appears in output/.

        EXIT STATUS: 0 done · 1 failed, the old output untouched · 3 published, some documents quarantined · 4 review queue grew · \
        64 usage · 65 bad data file · 66 no input · 70 defect · 73 cannot write · 74 disk full · 75 locked · 78 bad configuration
        """,
        version: "garner \(Garner.version)",
        subcommands: [Run.self, Dedupe.self, Tables.self, Check.self, Diff.self, Explain.self, Init.self, Parse.self]
    )
}

@main
enum Main {
    static func main() async {
        Talk.reserveStreams()
        Interruption.listen { Talk.say("\($0)") }
        let command: any ParsableCommand
        do { command = try GarnerCommand.parseAsRoot() } catch { endUnparsed(error) }
        do {
            var command = command
            if var asynchronous = command as? any AsyncParsableCommand { try await asynchronous.run() } else { try command.run() }
        } catch {
            Interruption.waitIfStopping()
            Foundation.exit(status(of: error))
        }
    }

    /// Ends a command line that was not understood, or asked for help.
    private static func endUnparsed(_ error: any Error) -> Never {
        let code = GarnerCommand.exitCode(for: error)
        // the option is among what was not understood
        let wantsObjects = CommandLine.arguments.joined(separator: "=").contains("--log-format=json")
        guard code != .success, wantsObjects else { GarnerCommand.exit(withError: error) }
        Talk.format = .json
        Talk.say(GarnerCommand.message(for: error), .error, event: "failure", ["status": Int(code.rawValue)])
        exit(code.rawValue)
    }

    private static func told(_ failure: Failure) -> Int32 {
        Talk.say(failure.message + (Talk.format == .text ? failure.hint.map { "\n  hint: \($0)" } ?? "" : ""), .error, event: "failure",
                 ["status": Int(failure.status.rawValue), "hint": failure.hint ?? ""])
        return failure.status.rawValue
    }

    /// Says what went wrong, and gives the status to end with.
    private static func status(of error: any Error) -> Int32 {
        switch error {
        case let end as CommandEnd: return end.status.rawValue
        case let failure as Failure: return told(failure)
        case let mistakes as Mistakes:
            for mistake in mistakes.list {
                if Talk.format == .text { Talk.tell(mistake.text) } else { Talk.say(mistake.text, .error, event: "mistake") }
            }
            return mistakes.status.rawValue
        case is ExitCode, is ValidationError, is CleanExit: GarnerCommand.exit(withError: error)
        default:
            // `--help` and `--version` of every command end here: the parser knows them, and gives its own failures another status than ours
            if GarnerCommand.exitCode(for: error) != .failure { GarnerCommand.exit(withError: error) }
            if let failure = Failure(explaining: error) { return told(failure) }
            Talk.say("\(error)\n  hint: this is a defect of garner's; please report it", .error, event: "defect", ["status": Int(EndStatus.bug.rawValue)])
            return EndStatus.bug.rawValue
        }
    }
}

/// A command's end that needs no more words.
struct CommandEnd: Error { let status: EndStatus }
