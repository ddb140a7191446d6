using CxBridge.Domain.Fleet;

namespace CxBridge.Media.Calls.Sounds;

/// <summary>A slot or a line of this host.</summary>
/// <param name="Kind">Which of the two.</param>
/// <param name="Number">From 0.</param>
internal readonly record struct CallPlace(PlaceKind Kind, int Number)
{
    public static CallPlace Slot(int number) => new(PlaceKind.Slot, number);

    public static CallPlace Line(int number) => new(PlaceKind.Line, number);
}
