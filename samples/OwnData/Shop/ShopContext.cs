using Microsoft.EntityFrameworkCore;

namespace OwnData.Shop;

public sealed class ShopContext(string path) : DbContext
{
    public DbSet<Member> Members => Set<Member>();

    public DbSet<Article> Articles => Set<Article>();

    public DbSet<Order> Orders => Set<Order>();

    public DbSet<OrderLine> Lines => Set<OrderLine>();

    protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder) => optionsBuilder.UseSqlite($"Data Source={path}");
}
