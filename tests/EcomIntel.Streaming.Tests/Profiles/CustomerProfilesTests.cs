namespace EcomIntel.Streaming.Tests;

public class CustomerProfilesTests
{
    [Fact]
    public async Task Nobody_has_no_profile()
    {
        (TestShop shop, CustomerProfiles profiles) = Shop();
        await using (shop)
        {
            await shop.ProcessAsync(TestShop.Event("e1", customer: "kofi"));

            (await profiles.GetAsync("ama")).Should().BeNull();
            (await profiles.GetAsync("kofi")).Should().NotBeNull();
        }
    }

    [Fact]
    public async Task Sales_are_counted_and_summed_and_returns_are_not()
    {
        CustomerProfile profile = await ProfileAsync(
            TestShop.Sale("t1", 10.5m, secondsAgo: 300),
            TestShop.Sale("t2", 0.00005m, secondsAgo: 200),
            TestShop.Sale("t3", 7m, secondsAgo: 100) with { Transaction = new Transaction("t3", TestShop.Now, "ama", "p1") { Total = 7, Kind = TransactionKind.Return } },
            TestShop.Sale("t4", 0, secondsAgo: 400) with { Transaction = new Transaction("t4", TestShop.Now.AddSeconds(-400), "ama", "p1") { Quantity = 3, UnitPrice = 2.5m } });

        profile.TransactionCount.Should().Be(3);
        profile.TotalSpend.Should().Be(18m, "0.00005 is rounded to ten-thousandths, half to even");
        profile.FirstSeen.Should().Be(TestShop.Now.AddSeconds(-400));
        profile.LastSeen.Should().Be(TestShop.Now.AddSeconds(-100));
        profile.LastPurchase.Should().Be(TestShop.Now.AddSeconds(-200));
        profile.Recency(TestShop.Now).Should().Be(TimeSpan.FromSeconds(200));
    }

    [Fact]
    public async Task Lines_bought_are_counted_by_category_and_returns_are_not()
    {
        CustomerProfile profile = await ProfileAsync(
            TestShop.Sale("t1", 1m) with { ProductCategory = "Books" },
            TestShop.Sale("t2", 1m) with { ProductCategory = "Art" },
            TestShop.Sale("t3", 1m) with { ProductCategory = "Books" },
            TestShop.Sale("t4", 1m) with { ProductCategory = null },
            TestShop.Sale("t5", 1m) with { ProductCategory = "Books", Transaction = new Transaction("t5", TestShop.Now, "ama", "p1") { Total = 1, Kind = TransactionKind.Return } });

        profile.PurchasesByCategory.Should().Equal(new Dictionary<string, long> { ["Art"] = 1, ["Books"] = 2 });
    }

    [Fact]
    public async Task A_transaction_counts_once_under_whatever_event_ids_it_comes()
    {
        CustomerProfile profile = await ProfileAsync(TestShop.Sale("t1", 10m), TestShop.Sale("t1", 10m) with { EventId = "another" });

        profile.TransactionCount.Should().Be(1);
        profile.TotalSpend.Should().Be(10m);
    }

    [Theory]
    [InlineData("", FunnelStage.None)]
    [InlineData("view", FunnelStage.Viewed)]
    [InlineData("view add", FunnelStage.InCart)]
    [InlineData("view add view", FunnelStage.InCart)]
    [InlineData("view add remove", FunnelStage.Viewed)]
    [InlineData("view add add remove", FunnelStage.InCart)]
    [InlineData("view add checkout", FunnelStage.CheckingOut)]
    [InlineData("view add checkout add", FunnelStage.CheckingOut)]
    [InlineData("view add checkout remove", FunnelStage.Viewed)]
    [InlineData("view add checkout buy", FunnelStage.Purchased)]
    [InlineData("view add checkout buy sale", FunnelStage.Purchased)]
    [InlineData("sale", FunnelStage.Purchased)]
    [InlineData("sale view", FunnelStage.Viewed)]
    [InlineData("buy remove", FunnelStage.Purchased)]
    [InlineData("buy old-view", FunnelStage.Purchased)]
    public async Task The_stage_is_how_far_the_customer_came_since_the_last_purchase(string clicks, FunnelStage expected)
    {
        int number = 0;
        ShopEvent[] events = [.. clicks.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(click => Click(click, number++))];

        CustomerProfile profile = await ProfileAsync([.. events, TestShop.Event("last", ShopEventType.Identify) with { SessionId = "other" }], events.Length == 0 ? "session:other" : "ama");

        profile.Stage.Should().Be(expected);
    }

    [Fact]
    public async Task The_cart_holds_what_was_put_in_and_not_taken_out_or_bought()
    {
        CustomerProfile profile = await ProfileAsync(
            Cart("1", ShopEventType.AddToCart, "tea", 2, 50),
            Cart("2", ShopEventType.AddToCart, "mug", null, 49) with { ProductCategory = null },
            Cart("3", ShopEventType.AddToCart, "tea", 3, 48),
            Cart("4", ShopEventType.RemoveFromCart, "tea", 1, 47),
            Cart("5", ShopEventType.RemoveFromCart, "pot", 1, 46),
            Cart("6", ShopEventType.AddToCart, "pen", 4, 45),
            Cart("7", ShopEventType.RemoveFromCart, "pen", 9, 44),
            TestShop.Sale("8", 5, secondsAgo: 43, product: "tea"));

        profile.Cart.Should().Equal(new CartLine("tea", 3, "1"), new CartLine("mug", 1));
    }

    [Fact]
    public async Task The_click_that_confirms_an_order_empties_the_cart()
    {
        CustomerProfile profile = await ProfileAsync(Cart("1", ShopEventType.AddToCart, "tea", 2, 50), TestShop.Event("2", ShopEventType.Purchase, secondsAgo: 10), Cart("3", ShopEventType.AddToCart, "mug", 1, 20));

        profile.Cart.Should().BeEmpty("the mug was put in before the order, though it arrived later");
        profile.LastPurchase.Should().Be(TestShop.Now.AddSeconds(-10));
        profile.TransactionCount.Should().Be(0, "a click carries no money");
    }

    [Fact]
    public async Task What_is_known_of_the_person_is_the_newest_said_of_each()
    {
        CustomerProfile profile = await ProfileAsync(
            TestShop.Event("1") with { Customer = new Customer("ama", 30, "F") { Attributes = Customer("tier", "gold").SetItem("income", AttributeValue.Of(5)) } },
            TestShop.Event("2") with { Customer = new Customer("ama", 31, null, "Accra") { Attributes = Customer("tier", "silver") } });

        profile.Customer.Should().BeEquivalentTo(new Customer("ama", 31, "F", "Accra") { Attributes = Customer("tier", "silver").SetItem("income", AttributeValue.Of(5)) });
    }

    [Fact]
    public async Task A_session_is_identified_once()
    {
        (TestShop shop, CustomerProfiles profiles) = Shop();
        await using (shop)
        {
            await shop.ProcessAsync(
                TestShop.Event("1") with { CustomerId = null, SessionId = "s" },
                TestShop.Event("2", ShopEventType.Identify) with { SessionId = "s" },
                TestShop.Event("3", ShopEventType.Identify) with { SessionId = "s" },
                TestShop.Event("4", ShopEventType.Identify, "kofi") with { SessionId = "s" });

            shop.Reasons().Should().Equal(DeadLetterReason.SessionConflict);
            (await profiles.GetAsync("session:s"))!.Stage.Should().Be(FunnelStage.Viewed);
        }
    }

    [Fact]
    public async Task An_erased_customer_is_gone_from_every_handlers_state_and_may_begin_anew()
    {
        (TestShop shop, CustomerProfiles profiles) = Shop();
        shop.Handlers.Add(new ProbeHandler());
        await using (shop)
        {
            await shop.ProcessAsync(TestShop.Sale("t1", 10, category: "1"), TestShop.Event("k", customer: "kofi"), TestShop.Event("erase", ShopEventType.CustomerErased));

            (await profiles.GetAsync("ama")).Should().BeNull();
            shop.State.Rows(0).Select(row => row.Key).Should().Equal(new StateKey("probes", "kofi"), new StateKey("profiles", "kofi"));

            await shop.ProcessAsync(TestShop.Sale("t2", 3, category: "1"));
            (await profiles.GetAsync("ama"))!.TotalSpend.Should().Be(3);
        }
    }

    internal static (TestShop Shop, CustomerProfiles Profiles) Shop(IClassifier? classifier = null)
    {
        TestShop shop = new();
        CustomerProfiles profiles = new(shop.Log, shop.State, classifier);
        shop.Handlers.Add(profiles.Handler);
        return (shop, profiles);
    }

    private static async Task<CustomerProfile> ProfileAsync(params ShopEvent[] events) => await ProfileAsync(events, "ama");

    /// <summary>With a crash in between, so that what is saved is what is read.</summary>
    private static async Task<CustomerProfile> ProfileAsync(ShopEvent[] events, string id)
    {
        (TestShop shop, CustomerProfiles profiles) = Shop();
        await using (shop)
        {
            await shop.ProcessAsync(events[..(events.Length / 2)]);
            await shop.CrashAsync();
            await shop.ProcessAsync(events[(events.Length / 2)..]);
            return (await profiles.GetAsync(id))!;
        }
    }

    private static System.Collections.Immutable.ImmutableDictionary<string, AttributeValue> Customer(string name, string text) =>
        System.Collections.Immutable.ImmutableDictionary<string, AttributeValue>.Empty.Add(name, AttributeValue.Of(text));

    private static ShopEvent Cart(string id, ShopEventType type, string product, int? pieces, int secondsAgo) =>
        TestShop.Event(id, type, secondsAgo: secondsAgo) with { ProductId = product, Quantity = pieces };

    private static ShopEvent Click(string name, int number) => name switch
    {
        "view" => TestShop.Event("e" + number, ShopEventType.View, secondsAgo: 100 - number),
        "old-view" => TestShop.Event("e" + number, ShopEventType.View, secondsAgo: 500),
        "add" => TestShop.Event("e" + number, ShopEventType.AddToCart, secondsAgo: 100 - number),
        "remove" => TestShop.Event("e" + number, ShopEventType.RemoveFromCart, secondsAgo: 100 - number),
        "checkout" => TestShop.Event("e" + number, ShopEventType.Checkout, secondsAgo: 100 - number),
        "buy" => TestShop.Event("e" + number, ShopEventType.Purchase, secondsAgo: 100 - number),
        _ => TestShop.Sale("e" + number, 1, secondsAgo: 100 - number),
    };
}
