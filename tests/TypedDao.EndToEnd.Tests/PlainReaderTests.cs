using TypedDao.EndToEnd.Data.Rows;
using TypedDao.EndToEnd.Support;
using TypedDao.Interfaces;
using TypedDao.Rows;

namespace TypedDao.EndToEnd;

/// <summary>Projections through an interface that only reads rows, and knows of neither filters nor projections.</summary>
public sealed class PlainReaderTests
{
    private static readonly Sale[] Sales =
    [
        new() { Id = 1, Email = "a", Amount = 1, Day = new DateOnly(2025, 1, 7) },
        new() { Id = 2, Email = null, Amount = 2, Day = new DateOnly(2025, 1, 8) },
        new() { Id = 3, Email = "c", Amount = null, Day = new DateOnly(2025, 1, 9) },
    ];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Only_the_columns_of_the_projection_are_asked_for_where_they_are_enough()
    {
        var reader = new PlainReader();
        SalesObject sales = new(new ObjectTarget(reader, SalesObject.Definition));
        Assert.Equal([new(1, "a"), new(2, null), new(3, "c")], await sales.Select<SaleEmail>().ReadAsync(Stop).ToListAsync(Stop));
        Assert.Equal([new(3, "c")], await sales.Where(sale => sale.Id > 1 && sale.Email != null).Select<SaleEmail>().ReadAsync(Stop).ToListAsync(Stop));
        Assert.Equal([typeof(SaleEmail), typeof(SaleEmail)], reader.Asked);
    }

    [Fact]
    public async Task Whole_rows_are_asked_for_where_the_filter_looks_at_more()
    {
        var reader = new PlainReader();
        SalesObject sales = new(new ObjectTarget(reader, SalesObject.Definition));
        Assert.Equal([new(2, null)], await sales.Where(sale => sale.Amount > 1).Select<SaleEmail>().ReadAsync(Stop).ToListAsync(Stop));
        Assert.Equal([typeof(Sale)], reader.Asked);
        Assert.Equal("amount > 1", (await sales.Where(sale => sale.Amount > 1).Select<SaleEmail>().ExplainAsync(Stop)).RowFilter.ToString());
    }

    private sealed class PlainReader : IDataContext, IReadsRows
    {
        public List<Type> Asked { get; } = [];

        public string Environment => "test";

        public ValueTask<TContract> ConnectAsync<TContract>(ObjectTarget target, string operation, CancellationToken cancellationToken)
            where TContract : class, IDataInterface
            => new((TContract)(object)this);

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;

        public IDataObject GetObject(string name) => throw new KeyNotFoundException(name);

        public IAsyncEnumerable<TRow> ReadAsync<TRow, TShape>(ObjectTarget target, ReadStatistics statistics, CancellationToken cancellationToken)
            where TShape : struct, IRowShape<TRow>
        {
            Assert.True(target.Filter.HoldsForAll);
            Asked.Add(typeof(TRow));
            return typeof(TRow) == typeof(Sale)
                ? (IAsyncEnumerable<TRow>)Sales.ToAsyncEnumerable()
                : (IAsyncEnumerable<TRow>)Sales.Select(sale => new SaleEmail(sale.Id, sale.Email)).ToAsyncEnumerable();
        }
    }
}
