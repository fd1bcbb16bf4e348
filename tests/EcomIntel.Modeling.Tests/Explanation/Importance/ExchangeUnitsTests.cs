namespace EcomIntel.Modeling.Tests;

public class ExchangeUnitsTests
{
    [Property]
    public void Rows_are_exchanged_one_for_one(byte[] customers, int seed) =>
        Draw(customers, PermutationScope.Rows, seed).Order().Should().Equal(Enumerable.Range(0, customers.Length));

    [Property]
    public void Within_customers_every_row_takes_a_value_of_its_own_customer(byte[] customers, int seed)
    {
        int[] sources = Draw(customers, PermutationScope.WithinCustomers, seed);

        sources.Order().Should().Equal(Enumerable.Range(0, customers.Length));
        sources.Select(source => customers[source] % 4).Should().Equal(customers.Select(customer => customer % 4));
    }

    [Property]
    public void Over_customers_all_rows_of_one_take_the_value_of_one_other(byte[] customers, int seed)
    {
        int[] sources = Draw(customers, PermutationScope.Customers, seed);

        int[] donors = [.. Enumerable.Range(0, 4).Where(group => customers.Any(customer => customer % 4 == group)).Select(group =>
            sources.Where((_, row) => customers[row] % 4 == group).Distinct().Should().ContainSingle().Which)];
        donors.Select(donor => customers[donor] % 4).Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public void Rows_without_a_customer_are_customers_of_one_row()
    {
        int[] sources = PlainImportance.Sources(PermutationScope.Customers, [.. Enumerable.Repeat(-1, 50)], SeededRandom.For(3, "alone"));

        sources.Order().Should().Equal(Enumerable.Range(0, 50));
        sources.Should().NotEqual(Enumerable.Range(0, 50));
    }

    private static int[] Draw(byte[] customers, PermutationScope scope, int seed) =>
        PlainImportance.Sources(scope, [.. customers.Select(customer => customer % 4)], SeededRandom.For(seed, "plan"));
}
