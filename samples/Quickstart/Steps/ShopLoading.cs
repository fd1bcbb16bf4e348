using EcomIntel;
using EcomIntel.Synthetic;
using Quickstart.Output;

namespace Quickstart.Steps;

/// <summary>The user's file, or a generated one with some dirt in it, read and cleaned in one pass.</summary>
internal static class ShopLoading
{
    public static async Task<CleanResult> LoadAsync(QuickstartOptions options, Screen screen, CancellationToken cancellationToken)
    {
        string file = options.Transactions ?? Generate(options, screen);
        CleanResult shop = await CommerceSource.FromCsv(file, CsvMap.Flat)
            .Clean(c => c.DropDuplicates(Field.TransactionId).Positive(Field.Quantity))
            .LoadAsync(cancellationToken);
        screen.Line($"{file}: {shop.Report}");
        return shop;
    }

    private static string Generate(QuickstartOptions options, Screen screen)
    {
        SyntheticWorld world = SyntheticWorld.Realistic(options.Seed, w =>
        {
            w.Customers = 2_000;
            w.Transactions = 20_000;
            w.Dirt.MissingShare = 0.01;
            w.Dirt.DuplicateShare = 0.005;
            w.Dirt.MalformedShare = 0.002;
        });
        string file = Path.Combine(options.Out, "shop.csv");
        DirtCounts dirt = world.SaveCsv(file);
        screen.Line($"A generated shop with {dirt.Rows:N0} rows, of them {dirt.Duplicates:N0} copies and {dirt.Malformed:N0} malformed, and {dirt.MissingCells:N0} empty cells.");
        return file;
    }
}
