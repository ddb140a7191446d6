using CxBridge.Domain.Contacts;

namespace CxBridge.Storage.Contacts;

/// <summary>The words of a filter, by which lines of a statement are chosen.</summary>
internal static class ContactWords
{
    public static IEnumerable<string> Of(ContactFilter filter)
    {
        yield return filter.Number is not null || filter.Outcome is not null || filter.State is { } one && one.IsTerminal() ? "found" : "walked";
        if (filter.Number is not null)
        {
            yield return "number";
        }

        if (filter.State is { } state)
        {
            yield return "state";
            if (state.IsTerminal())
            {
                yield return "done";
            }
        }

        if (filter.Outcome is not null)
        {
            yield return "outcome";
        }

        if (filter.Disposition is not null)
        {
            yield return "disposition";
        }
    }
}
