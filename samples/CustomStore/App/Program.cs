using Acme.Journals;
using Acme.Shop;
using Acme.Shop.Ledger;

DateTimeOffset start = new(2025, 1, 7, 9, 0, 0, TimeSpan.Zero);
await Shop.Ledger.Orders.AppendAsync(
[
    new() { Id = 1, Customer = "Ada", Amount = 12.50m, Placed = start, Note = "leave at the door" },
    new() { Id = 2, Customer = "Linus", Amount = 8.00m, Placed = start.AddMinutes(3), Note = null },
]);
await Shop.Ledger.Orders.AppendAsync([new() { Id = 3, Customer = "Ada", Amount = 30.00m, Placed = start.AddMinutes(5), Note = null }]);

// The operation of the extension: what came since the first entry.
await foreach (JournalRow<Order> item in Shop.Ledger.Orders.ReadSinceAsync(entry: 1))
{
    Console.WriteLine($"entry {item.Entry}: {item.Row.Customer} for {item.Row.Amount}");
}

// Operations of the core work as with any object: filters, LINQ, files.
Console.WriteLine($"large: {await Shop.Ledger.Orders.Where(order => order.Amount > 10m).CountAsync()}");
await Shop.Ledger.Totals.WriteAsync(Shop.Ledger.Orders.ReadAsync()
    .GroupBy(order => order.Customer)
    .Select(orders => new Total { Customer = orders.Key, Spent = orders.Sum(order => order.Amount) }));
Console.Write(await Shop.Ledger.Totals.ReadTextAsync());

// The object type on another store, with another format.
await Shop.Archive.Orders.AppendAsync(Shop.Ledger.Orders.ReadAsync());
Console.WriteLine($"archived: {await Shop.Archive.Orders.CountAsync()}");
