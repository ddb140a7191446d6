using System.Runtime.InteropServices;

namespace CxBridge.Voice.Providers.PocketSphinx;

/// <summary>The part of PocketSphinx 5prealpha's C interface that is used (Debian: libpocketsphinx3, libsphinxbase3; pocketsphinx.h, cmd_ln.h, err.h).
/// A decoder is for one thread at a time.</summary>
internal static partial class Native
{
    private const string Sphinx = "libpocketsphinx.so.3";
    private const string Base = "libsphinxbase.so.3";

    [LibraryImport(Base, EntryPoint = "err_set_logfp")]
    public static partial void SetLog(nint file);

    [LibraryImport(Base, EntryPoint = "cmd_ln_parse_r", StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint ParseArguments(nint existing, nint definitions, int count, string[] arguments, int isStrict);

    [LibraryImport(Base, EntryPoint = "cmd_ln_set_float_r", StringMarshalling = StringMarshalling.Utf8)]
    public static partial void SetNumber(nint configuration, string name, double value);

    [LibraryImport(Base, EntryPoint = "cmd_ln_free_r")]
    public static partial int FreeConfiguration(nint configuration);

    [LibraryImport(Sphinx, EntryPoint = "ps_args")]
    public static partial nint ArgumentDefinitions();

    [LibraryImport(Sphinx, EntryPoint = "ps_init")]
    public static partial nint Create(nint configuration);

    [LibraryImport(Sphinx, EntryPoint = "ps_free")]
    public static partial int Free(nint decoder);

    [LibraryImport(Sphinx, EntryPoint = "ps_add_word", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int AddWord(nint decoder, string word, string phones, int update);

    [LibraryImport(Sphinx, EntryPoint = "ps_set_jsgf_string", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int SetGrammar(nint decoder, string name, string jsgf);

    [LibraryImport(Sphinx, EntryPoint = "ps_set_search", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int SetSearch(nint decoder, string name);

    [LibraryImport(Sphinx, EntryPoint = "ps_unset_search", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int UnsetSearch(nint decoder, string name);

    [LibraryImport(Sphinx, EntryPoint = "ps_start_utt")]
    public static partial int Start(nint decoder);

    [LibraryImport(Sphinx, EntryPoint = "ps_process_raw")]
    public static partial int Process(nint decoder, ReadOnlySpan<short> samples, nuint count, int skipSearch, int isWholeUtterance);

    [LibraryImport(Sphinx, EntryPoint = "ps_end_utt")]
    public static partial int End(nint decoder);

    [LibraryImport(Sphinx, EntryPoint = "ps_get_hyp")]
    public static partial nint Hypothesis(nint decoder, out int score);

    [LibraryImport(Sphinx, EntryPoint = "ps_seg_iter")]
    public static partial nint FirstSegment(nint decoder);

    [LibraryImport(Sphinx, EntryPoint = "ps_seg_next")]
    public static partial nint NextSegment(nint segment);

    [LibraryImport(Sphinx, EntryPoint = "ps_seg_word")]
    public static partial nint SegmentWord(nint segment);

    [LibraryImport(Sphinx, EntryPoint = "ps_seg_frames")]
    public static partial void SegmentFrames(nint segment, out int first, out int last);

    [LibraryImport(Sphinx, EntryPoint = "ps_seg_prob")]
    public static partial int SegmentScore(nint segment, out int acoustic, out int language, out int backOff);
}
