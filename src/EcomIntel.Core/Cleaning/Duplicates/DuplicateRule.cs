using System.Collections.Immutable;
using System.Text;

namespace EcomIntel;

/// <summary>Keeps the first of rows that are alike: in every raw field, or in the key's fields where all of them are present.</summary>
internal sealed class DuplicateRule(ImmutableArray<Field> key) : CleaningRule(key.IsEmpty ? RuleNames.Duplicates : RuleNames.Of(RuleNames.Duplicates, key), key)
{
    public override BoundRule? Bind(RowFeed feed)
    {
        if (feed.Role != AttributeOwner.Transaction)
        {
            return null;
        }

        int[] slots = [.. Fields.Select(feed.SlotOf)];
        return slots.Contains(-1) ? null : slots.Length == 0 ? new Exact(Name, feed) : new ByKey(Name, slots, feed.Slots);
    }

    private sealed class Exact(string name, RowFeed feed) : BoundRule(name)
    {
        private readonly HashTable128 _seen = new();

        public override bool NeedsHash => true;

        public override void Apply(CleaningRow row, InputLog log)
        {
            if (!_seen.Add(row.Hash ?? feed.Hash()))
            {
                log.Quarantine(row, Name);
            }
        }
    }

    private sealed class ByKey(string name, int[] slots, ImmutableArray<Slot> all) : BoundRule(name)
    {
        private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
        private readonly StringBuilder _text = new();

        public override void Apply(CleaningRow row, InputLog log)
        {
            if (Key(row) is { } key && !_seen.Add(key))
            {
                log.Quarantine(row, Name, slots[0]);
            }
        }

        private string? Key(CleaningRow row)
        {
            if (slots.Length == 1)
            {
                return row.Cells[slots[0]].IsMissing ? null : row.Cells[slots[0]].Format(all[slots[0]].Kind);
            }

            _text.Clear();
            foreach (int slot in slots)
            {
                if (row.Cells[slot].IsMissing)
                {
                    return null;
                }

                string text = row.Cells[slot].Format(all[slot].Kind);
                _text.Append(text.Length).Append(':').Append(text);
            }

            return _text.ToString();
        }
    }
}
