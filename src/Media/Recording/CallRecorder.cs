using System.Runtime.InteropServices;

namespace CxBridge.Media.Recording;

/// <summary>
/// One call's stereo recording: what the caller sent on the left, exactly what was sent to the caller on the right, on one sample clock.
/// <code>
/// pacing thread --1 frame--> ring of  5 s --2 drain, 4 times a second--> file: samples first, 3 then the header with the new length
/// </code>
/// The file is opened by the first drain: who answers a call must not wait for a disk.
/// After each drain the file is whole, so a killed process leaves a playable one. A disk that stalls fills the ring; frames that find no room
/// are replaced by silence of the same length later. A disk that fails ends the recording, never the call.
/// </summary>
internal sealed class CallRecorder : IDisposable
{
    private const int Channels = 2;
    private const int Capacity = 256;
    private const int FrameSamples = AudioFrame.Samples * Channels;
    private readonly RecordingRings? _rings;
    private readonly short[] _ring;
    private readonly short[] _silence = new short[FrameSamples];
    private readonly byte[] _header = new byte[WavHeader.Size];
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Func<Stream> _open;
    private readonly Action<Exception>? _notOpened;
    private Stream? _file;
    private long _written;
    private long _read;
    private long _missed;
    private long _missedWritten;
    private long _length;
    private volatile bool _finishing;
    private volatile string? _failure;

    /// <summary>Samples of a ring.</summary>
    public const int RingSamples = Capacity * FrameSamples;

    /// <summary>Writes into a seekable stream, which becomes its own.</summary>
    /// <param name="open">Opens it. Writer thread only.</param>
    /// <param name="notOpened">Hears that it could not be opened: there is no recording.</param>
    /// <param name="rings">Where the ring comes from and goes back to.</param>
    public CallRecorder(Func<Stream> open, Action<Exception>? notOpened = null, RecordingRings? rings = null)
    {
        _open = open;
        _notOpened = notOpened;
        _rings = rings;
        _ring = rings?.Rent() ?? new short[RingSamples];
    }

    /// <summary>Why it ended early, or null.</summary>
    public string? Failure => _failure;

    /// <summary>Completes when the last sample and the header are written, or the recording failed.</summary>
    public Task Completion => _done.Task;

    /// <summary>Adds a frame of each side. Pacing thread only; never blocks.</summary>
    public void Write(ReadOnlySpan<short> caller, ReadOnlySpan<short> bot)
    {
        if (_written - Volatile.Read(ref _read) >= Capacity)
        {
            Volatile.Write(ref _missed, _missed + 1);
            return;
        }

        Span<short> slot = _ring.AsSpan((int)(_written % Capacity) * FrameSamples, FrameSamples);
        for (int i = 0; i < AudioFrame.Samples; i++)
        {
            slot[2 * i] = caller[i];
            slot[(2 * i) + 1] = bot[i];
        }

        Volatile.Write(ref _written, _written + 1);
    }

    /// <summary>No frame follows; the writer finishes the file.</summary>
    public void Finish() => _finishing = true;

    /// <summary>Writes what waits. Writer thread only.</summary>
    /// <returns>False when the recording is over.</returns>
    public bool Drain()
    {
        bool finishing = _finishing;
        bool last = finishing;
        try
        {
            if (_file is null && (_file = TryOpen()) is not null)
            {
                // The file is a recording from its first byte on, if only an empty one.
                WriteHeader(_file);
            }

            if (_file is not null)
            {
                DrainTo(_file, last);
            }
            else
            {
                last = true;
            }
        }
#pragma warning disable CA1031 // Whatever the disk does must end this recording only, not the thread that writes all others.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            _failure = failure.Message;
            last = true;
        }

        if (last)
        {
            Dispose();
            if (finishing)
            {
                // Of a recording that failed the pacing thread still has the ring.
                _rings?.Return(_ring);
            }

            _done.TrySetResult();
        }

        return !last;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            _file?.Dispose();
        }
        catch (IOException failure)
        {
            // A buffer that could not be written is tried again at the close of the file.
            _failure ??= failure.Message;
        }
    }

    private Stream? TryOpen()
    {
        try
        {
            return _open();
        }
#pragma warning disable CA1031 // A call without a recording is better than no call.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            _notOpened?.Invoke(fault);
            return null;
        }
    }

    private void DrainTo(Stream file, bool last)
    {
        long written = Volatile.Read(ref _written);
        bool any = written > _read;
        while (_read < written)
        {
            int slot = (int)(_read % Capacity);
            int frames = (int)Math.Min(written - _read, Capacity - slot);
            Append(file, _ring.AsSpan(slot * FrameSamples, frames * FrameSamples));
            Volatile.Write(ref _read, _read + frames);
        }

        for (; _missedWritten < Volatile.Read(ref _missed); _missedWritten++)
        {
            Append(file, _silence);
        }

        // The samples must be in the file before a header counts them.
        file.Flush();
        if (any || last)
        {
            WriteHeader(file);
        }
    }

    private void Append(Stream file, ReadOnlySpan<short> samples)
    {
        ReadOnlySpan<byte> bytes = MemoryMarshal.AsBytes(samples);
        file.Position = WavHeader.Size + _length;
        file.Write(bytes);
        _length += bytes.Length;
    }

    private void WriteHeader(Stream file)
    {
        WavHeader.Write(_header, Channels, AudioFrame.SampleRate, _length);
        file.Position = 0;
        file.Write(_header);
        file.Flush();
    }
}
