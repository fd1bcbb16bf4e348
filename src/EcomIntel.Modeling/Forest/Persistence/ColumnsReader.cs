namespace EcomIntel.Modeling;

/// <summary>Reads how the columns of the trees are made of the schema's fields, and the sets that their nodes use.</summary>
internal static class ColumnsReader
{
    private const int MostFlags = 254;

    public static ColumnBins[] Read(ref PayloadReader reader, FeatureSchema schema)
    {
        ColumnBins[] columns = new ColumnBins[reader.ReadInt32(schema.Count, "the number of columns")];
        for (int column = 0; column < columns.Length; column++)
        {
            int field = reader.ReadInt32(schema.Count - 1, "a column's field");
            int flags = reader.ReadInt32(Math.Min(MostFlags, schema.Count - field), "a number of flags");
            columns[column] = flags > 0 ? ColumnBins.OfFlags(field, flags) : ReadColumn(ref reader, schema.Fields[field], field);
        }

        return columns;
    }

    public static BinSet[] ReadSets(ref PayloadReader reader)
    {
        BinSet[] sets = new BinSet[reader.ReadCount(BinSet.WordCount * sizeof(ulong), "the number of sets")];
        for (int i = 0; i < sets.Length; i++)
        {
            for (int word = 0; word < BinSet.WordCount; word++)
            {
                sets[i][word] = reader.ReadUInt64();
            }
        }

        return sets;
    }

    private static ColumnBins ReadColumn(ref PayloadReader reader, FeatureField field, int position)
    {
        byte[] levels = reader.Take(reader.ReadCount(1, "a number of levels")).ToArray();
        ForestReader.Require(
            levels.Length == (field.IsCategorical ? Math.Max(1, field.Levels.Length) : 0), $"the bins of '{field.Name}' are not those of its levels");
        return levels.Length > 0 ? ColumnBins.OfCategory(position, levels) : ColumnBins.OfNumber(position, []);
    }
}
