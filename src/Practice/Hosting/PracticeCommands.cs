using System.CommandLine;
using System.Net;
using System.Text.Json;
using CxBridge.Domain.Speech;
using CxBridge.Practice.Logs;
using CxBridge.Practice.Numbers;
using CxBridge.Practice.Personas;

namespace CxBridge.Practice.Hosting;

/// <summary>The verbs of the command line.</summary>
internal sealed class PracticeCommands
{
    private readonly Option<IPEndPoint> _sip = new("--sip")
    {
        Description = "Address and port of SIP; port 0 takes any free one.",
        DefaultValueFactory = _ => new IPEndPoint(IPAddress.Loopback, 0),
        CustomParser = result => IPEndPoint.TryParse(result.Tokens[0].Value, out IPEndPoint? address) ? address : Refuse<IPEndPoint>(result, "an address and a port, such as 127.0.0.1:5070"),
    };

    private readonly Option<string> _url = new("--urls", "--http") { Description = "Where HTTP listens; port 0 takes any free one.", DefaultValueFactory = _ => "http://127.0.0.1:0" };
    private readonly Option<string> _log = new("--log") { Description = "Folder of truth.jsonl and crm.jsonl.", DefaultValueFactory = _ => "practice-log" };
    private readonly Option<int> _seed = new("--seed") { Description = "Every choice of every call follows from it.", DefaultValueFactory = _ => 1 };
    private readonly Option<string> _personas = new("--personas") { Description = "Folder of persona files, or builtin.", DefaultValueFactory = _ => "builtin" };
    private readonly Option<string?> _numbers = new("--numbers") { Description = "File of lines number,persona; other numbers choose their persona by their digits." };
    private readonly Option<int?> _channels = new("--channels") { Description = "Most calls at a time; above it 503." };
    private readonly Option<int?> _cps = new("--cps") { Description = "Most INVITEs within any one second; above it 503." };
    private readonly Option<int> _firstRtp = new("--first-rtp-port") { Description = "Lowest RTP port.", DefaultValueFactory = _ => 10_000 };
    private readonly Option<int> _lastRtp = new("--last-rtp-port") { Description = "Highest RTP port.", DefaultValueFactory = _ => 16_383 };
    private readonly Option<int> _failEvery = new("--fail-every") { Description = "Every so-many-th request fails on purpose; 0 for none.", DefaultValueFactory = _ => 5 };
    private readonly Option<int> _count = new("--count") { Description = "How many contacts.", DefaultValueFactory = _ => 30 };
    private readonly Option<bool> _json = new("--json") { Description = "JSON on standard output (servers write nothing else there anyway)." };

    /// <summary>The command line.</summary>
    /// <param name="run">Runs servers until they are told to stop.</param>
    public static RootCommand Create(Func<PracticeOptions, CancellationToken, Task<int>> run)
    {
        var self = new PracticeCommands();
        Command carrier = self.Server("carrier", "A carrier whose numbers are answered by personas, over SIP and RTP. GET /truth tells what really happened.", PracticeRoles.Carrier, run);
        Command crm = self.Server("crm", "A CRM that takes results and fails now and then on purpose: POST /hook, GET /report.", PracticeRoles.Crm, run);
        Command both = self.Server("both", "Carrier and CRM in one process.", PracticeRoles.Carrier | PracticeRoles.Crm, run);
        var contacts = new Command("contacts", "Writes contacts that reach every persona, as CSV.") { self._count, self._seed, self._personas };
        contacts.SetAction(result => WriteContacts(self.Personas(result), result.GetValue(self._count), result.GetValue(self._seed)));
        var personas = new Command("personas", "Checks persona files and lists them.") { self._personas, self._json };
        personas.SetAction(result => WritePersonas(self.Personas(result), result.GetValue(self._json)));
        return new RootCommand("Practice for CxBridge: telephone calls that reach nobody.") { carrier, crm, both, contacts, personas };
    }

    private static T? Refuse<T>(System.CommandLine.Parsing.ArgumentResult result, string wanted)
    {
        result.AddError($"'{result.Tokens[0].Value}' is not {wanted}.");
        return default;
    }

    private static int WriteContacts(PersonaCatalogue personas, int count, int seed)
    {
        Console.Out.WriteLine(PracticeContact.Heading);
        foreach (PracticeContact contact in ContactBook.Make(personas, count, seed))
        {
            Console.Out.WriteLine(contact.ToCsv());
        }

        return 0;
    }

    private static int WritePersonas(PersonaCatalogue personas, bool json)
    {
        foreach (Persona p in personas.All)
        {
            string first = NumberPlan.Number(p.Index, 0).E164;
            Console.Out.WriteLine(json
                ? JsonSerializer.Serialize(new { p.Name, p.Index, p.About, firstNumber = first, p.Expect }, JsonLines.Options)
                : $"{first}  {p.Name,-14} {p.About} -> {p.Expect.Outcome}, {string.Join(" or ", p.Expect.Disposition)}");
        }

        return 0;
    }

    private PersonaCatalogue Personas(ParseResult result) =>
        result.GetValue(_personas) is { } folder and not "builtin" ? PersonaCatalogue.Load(folder) : PersonaCatalogue.Builtin();

    private Command Server(string name, string about, PracticeRoles roles, Func<PracticeOptions, CancellationToken, Task<int>> run)
    {
        var command = new Command(name, about) { _url, _log, _json };
        if (roles.HasFlag(PracticeRoles.Carrier))
        {
            foreach (Option option in new Option[] { _sip, _seed, _personas, _numbers, _channels, _cps, _firstRtp, _lastRtp })
            {
                command.Add(option);
            }
        }

        if (roles.HasFlag(PracticeRoles.Crm))
        {
            command.Add(_failEvery);
        }

        command.SetAction((result, cancellationToken) => run(Read(result, roles), cancellationToken));
        return command;
    }

    private PracticeOptions Read(ParseResult result, PracticeRoles roles) => new()
    {
        Roles = roles,
        Url = result.GetValue(_url)!,
        LogFolder = result.GetValue(_log)!,
        Sip = result.GetValue(_sip) ?? new IPEndPoint(IPAddress.Loopback, 0),
        Seed = result.GetValue(_seed),
        Personas = result.GetValue(_personas) ?? "builtin",
        NumbersFile = result.GetValue(_numbers),
        Channels = result.GetValue(_channels),
        CallsPerSecond = result.GetValue(_cps),
        FirstRtpPort = result.GetValue(_firstRtp),
        LastRtpPort = result.GetValue(_lastRtp),
        FailEvery = result.GetValue(_failEvery),
    };
}
