using System.Collections.Immutable;
using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace EcomIntel.Modeling.MLNet;

/// <summary>The schema that the annotations of a feature vector tell: names of slots, and which of them are the levels of one category.</summary>
internal static class SlotSchema
{
    public static FeatureSchema Of(DataViewSchema.Column features, int slotCount)
    {
        string[] names = Names(features, slotCount);
        int[] ranges = CategoricalRanges(features);
        List<FeatureField> fields = [];
        HashSet<string> taken = new(StringComparer.Ordinal);
        int range = 0;
        for (int slot = 0; slot < slotCount; slot++)
        {
            if (range < ranges.Length && ranges[range] == slot)
            {
                int count = ranges[range + 1] - slot + 1;
                fields.Add(Category(names.AsSpan(slot, count), taken));
                slot += count - 1;
                range += 2;
            }
            else
            {
                fields.Add(new FeatureField(Unique(names[slot], taken), FeatureType.Number));
            }
        }

        return new FeatureSchema(fields);
    }

    private static FeatureField Category(ReadOnlySpan<string> slots, HashSet<string> taken)
    {
        // One-hot slots are named field.level; a level may itself hold dots, so the field is what stands before the first dot that all agree on.
        int dot = slots[0].IndexOf('.', StringComparison.Ordinal);
        string prefix = dot < 0 ? "" : slots[0][..(dot + 1)];
        ImmutableArray<string>.Builder levels = ImmutableArray.CreateBuilder<string>(slots.Length);
        foreach (string slot in slots)
        {
            levels.Add(slot.StartsWith(prefix, StringComparison.Ordinal) ? slot[prefix.Length..] : slot);
        }

        string name = dot < 0 ? slots[0] : slots[0][..dot];
        return new FeatureField(Unique(name, taken), FeatureType.Category) { Levels = levels.MoveToImmutable() };
    }

    private static string Unique(string name, HashSet<string> taken)
    {
        string candidate = name;
        for (int copy = 2; !taken.Add(candidate); copy++)
        {
            candidate = $"{name}_{copy.ToString(CultureInfo.InvariantCulture)}";
        }

        return candidate;
    }

    private static string[] Names(DataViewSchema.Column features, int slotCount)
    {
        string[] names = [.. Enumerable.Range(0, slotCount).Select(slot => string.Create(CultureInfo.InvariantCulture, $"slot_{slot}"))];
        if (features.Annotations.Schema.GetColumnOrNull(AnnotationKinds.SlotNames) is not null)
        {
            VBuffer<ReadOnlyMemory<char>> texts = default;
            features.Annotations.GetValue(AnnotationKinds.SlotNames, ref texts);
            foreach (KeyValuePair<int, ReadOnlyMemory<char>> text in texts.Items())
            {
                names[text.Key] = text.Value.IsEmpty ? names[text.Key] : text.Value.ToString();
            }
        }

        return names;
    }

    private static int[] CategoricalRanges(DataViewSchema.Column features)
    {
        if (features.Annotations.Schema.GetColumnOrNull(AnnotationKinds.CategoricalSlotRanges) is null)
        {
            return [];
        }

        VBuffer<int> ranges = default;
        features.Annotations.GetValue(AnnotationKinds.CategoricalSlotRanges, ref ranges);
        return [.. ranges.DenseValues()];
    }
}
