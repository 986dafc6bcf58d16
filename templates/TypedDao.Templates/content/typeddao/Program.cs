using Template_Namespace;
using Template_Namespace.Shop;

// Rows are typed by catalog.yaml: change a column there, and this file says what it means for it.
IAsyncEnumerable<Order> orders = Catalog.Shop.Orders.Where(order => order.Coupon == null).ReadAsync();

await Catalog.Shop.Revenue.WriteAsync(orders
    .GroupBy(order => order.Customer)
    .Select(group => new Revenue { Customer = group.Key, Spent = group.Sum(order => order.Amount) }));

await foreach (Revenue revenue in Catalog.Shop.Revenue.ReadAsync())
{
    Console.WriteLine($"{revenue.Customer} has spent {revenue.Spent}");
}
