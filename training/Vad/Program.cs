using System.Globalization;
using System.Text.Json;
using CxBridge.Domain.Speech;
using CxBridge.Media.Vad;
using CxBridge.Media.Vad.Own;
using CxBridge.Training.Vad.Network;
using CxBridge.Training.Vad.Scores;
using CxBridge.Training.Vad.Sound;
using CxBridge.Voice;
using Microsoft.Extensions.DependencyInjection;

// Trains the product's own voice activity model and judges it on voices, sentences and seeds that it has not learnt from.
//   1 clips      of the training split
//   2 learn      weights
//   3 export     weights.txt for the product, model.onnx for whoever wants the file
//   4 judge      on the held-out split, through ONNX Runtime; beside it a plain energy threshold and the detector without a model
const int HeldOutClips = 108;
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
string folder = Value("--out") ?? ".";
int clips = int.Parse(Value("--clips") ?? "900", CultureInfo.InvariantCulture);
int epochs = int.Parse(Value("--epochs") ?? "30", CultureInfo.InvariantCulture);
int seed = int.Parse(Value("--seed") ?? "1", CultureInfo.InvariantCulture);
await using ServiceProvider services = new ServiceCollection().AddVoice().BuildServiceProvider();
ITextToSpeech speech = services.GetRequiredService<ITextToSpeech>();

OwnWeights weights = OwnWeights.Embedded;
if (Value("--judge") is null)
{
    weights = Trainer.Learn(await MakeAsync(Split.Training, clips), epochs, seed, Console.Out);
    Directory.CreateDirectory(folder);
    using (var text = new StreamWriter(Path.Combine(folder, "weights.txt")))
    {
        weights.Write(text);
    }

    File.WriteAllBytes(Path.Combine(folder, "model.onnx"), OwnModel.ToOnnx(weights));
}

List<Clip> heldOut = await MakeAsync(Split.HeldOut, HeldOutClips);
using VadModel model = Value("--judge") is { } file ? VadModel.Load(file) : VadModel.FromMemory(OwnModel.Name, OwnModel.ToOnnx(weights));
foreach (IGrouping<NoiseKind, Clip> kind in heldOut.GroupBy(clip => clip.Noise))
{
    Print(kind.Key.ToString(), [.. kind]);
}

Clip[] noisy = [.. heldOut.Where(clip => clip.Noise != NoiseKind.Quiet)];
Print("all", heldOut);
Print("noisy", noisy);
Console.WriteLine(JsonSerializer.Serialize(
    new { verb = "train-vad", ok = true, heldOut = new { model = Judge.Model(model, noisy), pitch = Judge.Pitch(noisy), energy = Judge.Energy(noisy) } },
    new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.CamelCase }));
return 0;

void Print(string name, IReadOnlyList<Clip> some)
{
    (FrameScores ours, FrameScores pitch, FrameScores energy) = (Judge.Model(model, some), Judge.Pitch(some), Judge.Energy(some));
    Console.WriteLine($"{name,-8} model: area {ours.Area:0.000}, equal error {ours.EqualError:P1}, missed {ours.Missed:P1}, false {ours.FalseAlarms:P1}"
        + $" | pitch: missed {pitch.Missed:P1}, false {pitch.FalseAlarms:P1} | energy: area {energy.Area:0.000}, equal error {energy.EqualError:P1}");
}

async Task<List<Clip>> MakeAsync(Split split, int count)
{
    var maker = new ClipMaker(speech, split);
    var made = new List<Clip>();
    for (int number = 0; number < count; number++)
    {
        made.Add(await maker.MakeAsync(number));
    }

    return made;
}

string? Value(string name) => Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;
