using System.Runtime.InteropServices;
using CxBridge.Domain.Speech;

namespace CxBridge.Voice.Providers.PocketSphinx;

/// <summary>One native decoder with two ways to search: grammars, and a loop over all phones that says how well anything at all explains the sound.
/// Not thread-safe: it belongs to the worker that made it.</summary>
internal sealed class Decoder : IDisposable
{
    public const string Cure = "Install it: apt-get install pocketsphinx-en-us libpocketsphinx3";

    private const string Loop = "phones";
    private const int MaxGrammars = 64;

    /// <summary>The phones of the CMU dictionary, silence left out.</summary>
    private static readonly string[] Phones =
        ("AA AE AH AO AW AY B CH D DH EH ER EY F G HH IH IY JH K L M N NG OW OY P R S SH T TH UH UW V W Y Z ZH").Split(' ');

    /// <summary>The library's log and its tables of arguments are global to the process.</summary>
    private static readonly Lock Global = new();

    private readonly LinkedList<string> _grammars = new();
    private readonly nint _configuration;
    private readonly nint _decoder;

    /// <summary>Loads the models, some 0.3 s.</summary>
    /// <exception cref="SpeechUnavailableException">Library or model is missing.</exception>
    public Decoder(string model)
    {
        string[] arguments =
        [
            "cxbridge", "-hmm", Path.Combine(model, "en-us"), "-dict", Path.Combine(model, "cmudict-en-us.dict"), "-logfn", "/dev/null", "-lw", "1",
        ];
        try
        {
            lock (Global)
            {
                Native.SetLog(0);
                _configuration = Native.ParseArguments(0, Native.ArgumentDefinitions(), arguments.Length, arguments, isStrict: 1);
                _decoder = _configuration == 0 ? 0 : Native.Create(_configuration);
            }
        }
        catch (DllNotFoundException e)
        {
            throw new SpeechUnavailableException($"PocketSphinx is not installed. {Cure}", e);
        }

        if (_decoder == 0)
        {
            Dispose();
            throw new SpeechUnavailableException($"PocketSphinx has no model in {model}. {Cure}");
        }

        AddLoop();
    }

    /// <summary>The best sentence of a grammar.</summary>
    /// <returns>Null when the grammar explains the sound in no way, or is not to be had.</returns>
    public Hypothesis? Match(Grammar grammar, ReadOnlySpan<short> sound) =>
        IsLoaded(grammar) && Native.SetSearch(_decoder, grammar.Name) == 0 ? Run(sound) : null;

    /// <summary>The best sequence of phones.</summary>
    public Hypothesis? MatchPhones(ReadOnlySpan<short> sound) => Native.SetSearch(_decoder, Loop) == 0 ? Run(sound) : null;

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_decoder != 0)
        {
            _ = Native.Free(_decoder);
        }

        if (_configuration != 0)
        {
            _ = Native.FreeConfiguration(_configuration);
        }
    }

    private static string WordOf(string phone) => $"zz{phone.ToLowerInvariant()}";

    /// <summary>The loop is a grammar whose words are single phones. Narrow beams serve: it only has to find some good path, and it would be the slower search.</summary>
    private void AddLoop()
    {
        for (int i = 0; i < Phones.Length; i++)
        {
            // Rebuilding the tables takes time, so that only the last word asks for it.
            _ = Native.AddWord(_decoder, WordOf(Phones[i]), Phones[i], update: i == Phones.Length - 1 ? 1 : 0);
        }

        Search(beam: 1e-12, wordBeam: 1e-8, wordInsertion: 0.65);
        _ = Native.SetGrammar(_decoder, Loop, $"#JSGF V1.0;\ngrammar {Loop};\npublic <loop> = ( {string.Join(" | ", Phones.Select(WordOf))} )+;\n");
    }

    private bool IsLoaded(Grammar grammar)
    {
        if (_grammars.Remove(grammar.Name))
        {
            _grammars.AddFirst(grammar.Name);
            return true;
        }

        // Wide beams: a grammar is small, and its right path must survive a bad start (a cough, a clipped first consonant). A low probability of inserted
        // words keeps "uh" from being heard in front of everything.
        Search(beam: 1e-80, wordBeam: 1e-60, wordInsertion: 0.1);
        if (Native.SetGrammar(_decoder, grammar.Name, grammar.Jsgf) != 0)
        {
            return false;
        }

        _grammars.AddFirst(grammar.Name);
        if (_grammars.Count > MaxGrammars)
        {
            _ = Native.UnsetSearch(_decoder, _grammars.Last!.Value);
            _grammars.RemoveLast();
        }

        return true;
    }

    /// <summary>Sets what the next search to be made will use.</summary>
    private void Search(double beam, double wordBeam, double wordInsertion)
    {
        Native.SetNumber(_configuration, "-beam", beam);
        Native.SetNumber(_configuration, "-pbeam", beam);
        Native.SetNumber(_configuration, "-wbeam", wordBeam);
        Native.SetNumber(_configuration, "-wip", wordInsertion);
    }

    private Hypothesis? Run(ReadOnlySpan<short> sound)
    {
        // The whole utterance at once: the cepstral mean is then its own and not the last caller's.
        if (Native.Start(_decoder) != 0)
        {
            return null;
        }

        int processed = Native.Process(_decoder, sound, (nuint)sound.Length, skipSearch: 0, isWholeUtterance: 1);
        _ = Native.End(_decoder);
        if (processed < 0 || Marshal.PtrToStringUTF8(Native.Hypothesis(_decoder, out _)) is not { Length: > 0 } text)
        {
            return null;
        }

        long score = 0;
        int frames = 0;
        for (nint segment = Native.FirstSegment(_decoder); segment != 0; segment = Native.NextSegment(segment))
        {
            _ = Native.SegmentScore(segment, out int acoustic, out _, out _);
            Native.SegmentFrames(segment, out int first, out int last);
            score += acoustic;

            // Silence and noises are named <sil>, [NOISE] or ++NOISE++, and (NULL) fills a gap.
            bool isWord = Marshal.PtrToStringUTF8(Native.SegmentWord(segment)) is { Length: > 0 } word && char.IsLetter(word[0]);
            frames += isWord ? last - first + 1 : 0;
        }

        return new(text, score, frames);
    }
}
