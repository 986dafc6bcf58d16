using Acme.Data;
using Acme.Data.Gold;

await Catalog.Bronze.Orders.For(day: new(2025, 1, 7)).WriteAsync(
[
    new() { Id = 1, Customer = "Ada", Amount = 12.50m },
    new() { Id = 2, Customer = "Linus", Amount = 8.00m, Coupon = "WINTER" },
    new() { Id = 3, Customer = "Ada", Amount = 30.00m },
]);

await Catalog.Gold.Revenue.OverwriteAsync(Catalog.Bronze.Orders.ReadAsync()
    .GroupBy(order => order.Customer)
    .Select(orders => new Revenue { Customer = orders.Key, Spent = orders.Sum(order => order.Amount) }));

await foreach (Revenue revenue in Catalog.Gold.Revenue.ReadAsync())
{
    Console.WriteLine($"{revenue.Customer} has spent {revenue.Spent}");
}
