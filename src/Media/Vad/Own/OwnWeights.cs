using System.Globalization;

namespace CxBridge.Media.Vad.Own;

/// <summary>
/// What the training found, by name: each a matrix of rows and columns.
/// <code>
/// text:  name rows columns
///        the numbers, row by row, 12 in a line
/// </code>
/// As text, so that a change of the model can be read like any other.
/// </summary>
public sealed class OwnWeights
{
    private const int NumbersInLine = 12;
    private readonly Dictionary<string, (int Rows, int Columns, float[] Values)> _matrices = new(StringComparer.Ordinal);

    /// <summary>Those that belong to this build.</summary>
    public static OwnWeights Embedded { get; } = ReadEmbedded();

    /// <summary>A matrix, row by row.</summary>
    /// <exception cref="InvalidDataException">There is none of this name and size.</exception>
    public float[] Get(string name, int rows, int columns) =>
        _matrices.TryGetValue(name, out var found) && found.Rows == rows && found.Columns == columns
            ? found.Values
            : throw new InvalidDataException($"The weights have no '{name}' of {rows} x {columns}.");

    /// <summary>Rows of a matrix.</summary>
    public int Rows(string name) => _matrices[name].Rows;

    /// <summary>Sets a matrix.</summary>
    public void Set(string name, int rows, int columns, float[] values)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(values.Length, rows * columns);
        _matrices[name] = (rows, columns, values);
    }

    /// <summary>Reads the text.</summary>
    /// <exception cref="InvalidDataException">A line is not as it should be; the message has its number.</exception>
    public static OwnWeights Read(TextReader text)
    {
        var weights = new OwnWeights();
        int line = 0;
        while (text.ReadLine() is { } head)
        {
            line++;
            string[] parts = head.Split(' ');
            if (parts.Length != 3 || !int.TryParse(parts[1], CultureInfo.InvariantCulture, out int rows) || !int.TryParse(parts[2], CultureInfo.InvariantCulture, out int columns))
            {
                throw new InvalidDataException($"Line {line} is not 'name rows columns'.");
            }

            var values = new List<float>(rows * columns);
            while (values.Count < rows * columns)
            {
                line++;
                foreach (string number in (text.ReadLine() ?? throw new InvalidDataException($"Line {line} is missing.")).Split(' '))
                {
                    values.Add(float.TryParse(number, CultureInfo.InvariantCulture, out float value) ? value : throw new InvalidDataException($"Line {line}: '{number}' is no number."));
                }
            }

            weights.Set(parts[0], rows, columns, [.. values]);
        }

        return weights;
    }

    /// <summary>Writes the text, with 5 digits.</summary>
    public void Write(TextWriter text)
    {
        foreach ((string name, var matrix) in _matrices)
        {
            text.Write(string.Create(CultureInfo.InvariantCulture, $"{name} {matrix.Rows} {matrix.Columns}\n"));
            foreach (float[] numbers in matrix.Values.Chunk(NumbersInLine))
            {
                text.Write(string.Join(' ', numbers.Select(number => number.ToString("G5", CultureInfo.InvariantCulture))));
                text.Write('\n');
            }
        }
    }

    private static OwnWeights ReadEmbedded()
    {
        using var text = new StreamReader(typeof(OwnWeights).Assembly.GetManifestResourceStream("CxBridge.Media.Vad.Own.weights.txt")!);
        return Read(text);
    }
}
