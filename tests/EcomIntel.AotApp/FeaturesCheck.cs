namespace EcomIntel.AotApp;

internal static class FeaturesCheck
{
    public static string Run()
    {
        CommerceDataset shop = Shop.Make();
        FeaturePipeline pipeline = Shop.Pipeline(shop, RowSet.All(shop.Transactions.Count));
        using StringWriter direct = new();
        using StringWriter reread = new();
        pipeline.Transform(shop).SaveCsv(direct);
        FeaturePipeline.FromJson(pipeline.ToJson()).Transform(shop).SaveCsv(reread);
        Expect.Equal(direct.ToString(), reread.ToString());

        CompareEngines(shop, pipeline.Transform(shop).Select(Known.BeforePurchase).ToMatrix());
        return Fingerprint.Of<char>(direct.ToString());
    }

    // The online engine must give the bits of the batch engine.
    private static void CompareEngines(CommerceDataset shop, FeatureMatrix expected)
    {
        OnlineFeatures online = new(expected.Schema);
        CustomerFeatureState[] states = [.. Enumerable.Range(0, shop.Customers.Count).Select(_ => online.NewState())];
        float[] row = new float[expected.Schema.Count];
        for (int i = 0; i < shop.Transactions.Count; i++)
        {
            Transaction transaction = shop.GetTransaction(i);
            int customer = shop.Transactions.Customers[i];
            online.Read(states[customer], shop.Customers[customer], transaction.Timestamp, row);
            for (int field = 0; field < row.Length; field++)
            {
                Expect.Equal(expected.Column(field)[i], row[field], expected.Schema.Fields[field].Name);
            }

            online.Observe(states[customer], transaction, product: null);
        }
    }
}
