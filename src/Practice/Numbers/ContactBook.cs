using CxBridge.Practice.Personas;

namespace CxBridge.Practice.Numbers;

/// <summary>Makes contacts that reach every persona in turn, in an order that the seed shuffles.</summary>
public static class ContactBook
{
    private static readonly string[] Names = ["Anna", "Ben", "Clara", "David", "Emma", "Frank", "Grace", "Henry", "Ivy", "James", "Kate", "Leo", "Maria", "Nina", "Oscar", "Paul", "Rosa", "Sam", "Tina", "Victor"];
    private static readonly string[] Days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"];
    private static readonly string[] Clinics = ["North Clinic", "River Clinic", "Hill Clinic", "Park Clinic"];

    /// <summary>Makes them. The first as many as there are personas reach each of them once; so do the next as many, and so on.</summary>
    /// <param name="personas">Whom to reach.</param>
    /// <param name="count">How many contacts; at most 1,000 for each persona.</param>
    /// <param name="seed">The same seed gives the same contacts.</param>
    public static IReadOnlyList<PracticeContact> Make(PersonaCatalogue personas, int count, int seed)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, personas.All.Count * NumberPlan.NumbersPerPersona);
        var random = new Random(seed);
        PracticeContact[] contacts =
        [
            .. Enumerable.Range(0, count).Select(i => new PracticeContact(
                NumberPlan.Number(personas.All[i % personas.All.Count].Index, i / personas.All.Count),
                Names[random.Next(Names.Length)],
                $"REF-{i + 1:0000}",
                Days[random.Next(Days.Length)],
                Clinics[random.Next(Clinics.Length)])),
        ];
        random.Shuffle(contacts);
        return contacts;
    }
}
