using System.ComponentModel.DataAnnotations;

namespace OwnData.Shop;

public sealed class Member
{
    [Key]
    public required string Number { get; init; }

    public int? BirthYear { get; init; }

    public string? Town { get; init; }

    public required string Tier { get; init; }
}
