using CxBridge.Domain.Telephony;
using CxBridge.Practice.Numbers;
using CxBridge.Practice.Personas;

namespace CxBridge.Tests.Unit.Practice.Numbers;

public class NumberPlanTests
{
    private static readonly PersonaCatalogue Personas = PersonaCatalogue.Builtin();
    private static readonly IReadOnlyDictionary<PhoneNumber, Persona> NoExceptions = new Dictionary<PhoneNumber, Persona>();

    private static NumberPlan Plan(int seed = 7) => new(Personas, NoExceptions, seed);

    [Fact]
    public void Find_OfAPlannedNumber_ReadsThePersonaOutOfItsDigits() =>
        Assert.Equal("voicemail", Plan().Find(PhoneNumber.Parse("+15550107003")).Name);

    [Fact]
    public void Find_OfAnyOtherNumber_FollowsNumberAndSeed()
    {
        PhoneNumber[] numbers = [.. Enumerable.Range(0, 200).Select(i => PhoneNumber.Parse($"+44207946{i:0000}"))];
        Assert.Equal(numbers.Select(n => Plan().Find(n).Name), numbers.Select(n => Plan().Find(n).Name));
        Assert.NotEqual(numbers.Select(n => Plan().Find(n).Name), numbers.Select(n => Plan(8).Find(n).Name));
        Assert.Equal(Personas.All.Count, numbers.Select(n => Plan().Find(n).Name).Distinct().Count());
    }

    [Fact]
    public void Find_OfANumberInTheFile_TakesThatPersona()
    {
        PhoneNumber number = NumberPlan.Number(0, 0);
        var plan = new NumberPlan(Personas, NumbersFile.Read(["number,persona", "# mine", "", $"{number.E164}, busy"], Personas), 7);
        Assert.Equal("busy", plan.Find(number).Name);
        Assert.Equal("says-yes", plan.Find(NumberPlan.Number(0, 1)).Name);
    }

    [Fact]
    public void NumbersFile_WhenLinesAreWrong_TellsAllOfThem()
    {
        var e = Assert.Throws<PersonasInvalidException>(() => NumbersFile.Read(["abc,busy", "+15550100000,nobody", "+15550100001,busy", "+15550100001,busy", "+15550100002"], Personas));
        Assert.Equal(["numbers:1", "numbers:2", "numbers:4", "numbers:5"], e.Errors.Select(x => x.Path));
    }

    [Fact]
    public void Seed_IsAnotherForEachCallToANumber_AndTheSameInTheNextRun()
    {
        PhoneNumber number = NumberPlan.Number(3, 0);
        Assert.Equal(100, Enumerable.Range(1, 100).Select(n => Plan().Seed(number, n)).Distinct().Count());
        Assert.Equal(Plan().Seed(number, 2), Plan().Seed(number, 2));
    }

    [Fact]
    public void Contacts_ReachEveryPersona_WithNumbersOfTheirOwn()
    {
        IReadOnlyList<PracticeContact> contacts = ContactBook.Make(Personas, 30, 7);
        Assert.Equal(30, contacts.Select(c => c.Number).Distinct().Count());
        Assert.Equal(Personas.All.Count, contacts.Select(c => Plan().Find(c.Number).Name).Distinct().Count());
        Assert.Equal(contacts, ContactBook.Make(Personas, 30, 7));
        Assert.NotEqual(contacts, ContactBook.Make(Personas, 30, 8));
    }
}
