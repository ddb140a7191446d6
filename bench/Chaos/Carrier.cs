using System.Text.Json;

namespace CxBridge.Bench.Chaos;

/// <summary>What the carrier saw, from the log that it writes before anybody is told. The user part of a Call-ID is the attempt.</summary>
internal sealed class Carrier(string logFile) : IDisposable
{
    private readonly Dictionary<string, Call> _calls = new(StringComparer.Ordinal);
    private readonly List<string> _repeated = [];
    private FileStream? _file;
    private StreamReader? _reader;
    private string _unfinished = "";

    /// <summary>Every INVITE, by attempt.</summary>
    public IReadOnlyDictionary<string, Call> Calls => _calls;

    /// <summary>Attempts with a second INVITE.</summary>
    public IReadOnlyList<string> Repeated => _repeated;

    /// <summary>INVITEs that came while the number had another call.</summary>
    public int Overlapping { get; private set; }

    public int Answered { get; private set; }

    /// <summary>Reads what was added.</summary>
    public void Read()
    {
        if (_reader is null)
        {
            if (!File.Exists(logFile))
            {
                return;
            }

            _file = new FileStream(logFile, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            _reader = new StreamReader(_file);
        }

        string[] lines = (_unfinished + _reader.ReadToEnd()).Split('\n');
        _unfinished = lines[^1];
        foreach (string line in lines[..^1])
        {
            Take(JsonDocument.Parse(line).RootElement);
        }
    }

    public void Dispose() => _reader?.Dispose();

    private void Take(JsonElement line)
    {
        string attempt = line.GetProperty("callId").GetString()!.Split('@')[0];
        switch (line.GetProperty("event").GetString())
        {
            case "invite" when _calls.ContainsKey(attempt):
                _repeated.Add(attempt);
                break;
            case "invite":
                _calls.Add(attempt, new Call(line.GetProperty("number").GetString()!, line.GetProperty("time").GetDateTimeOffset()));
                Overlapping += line.GetProperty("open").GetInt32() > 1 ? 1 : 0;
                break;
            case "answered":
                _calls[attempt].IsAnswered = true;
                Answered++;
                break;
            default:
                break;
        }
    }

    /// <summary>One INVITE and what it came to.</summary>
    internal sealed class Call(string number, DateTimeOffset invitedAt)
    {
        public string Number { get; } = number;

        public DateTimeOffset InvitedAt { get; } = invitedAt;

        public bool IsAnswered { get; set; }
    }
}
