using TypedDao.EndToEnd.Data.Filters;
using TypedDao.EndToEnd.Support;
using TypedDao.Filters;
using TypedDao.Interfaces;
using TypedDao.Rows;
using TypedDao.Schema;
using TypedDao.Testing;

namespace TypedDao.EndToEnd;

/// <summary>Filters written against generated columns: what they find, what they read, and what is said of it.</summary>
public sealed class FilterTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string, string, int> Cases
    {
        get
        {
            // A filter, the part of it that keys decide, and the number of files that are read of 24.
            (string Filter, string Keys, int Files)[] cases =
            [
                ("id > 10", "true", 24),
                ("country = 'DE'", "country = 'DE'", 6),
                ("country is null", "country is null", 6),
                ("country is not null and id >= 3", "country is not null", 18),
                ("country != 'DE'", "country != 'DE'", 18),
                ("country in ('DE', 'a/b', 'none')", "country in ('DE', 'a/b', 'none')", 12),
                ("country starts with 'a'", "country starts with 'a'", 6),
                ("day >= '2025-01-02' and kind = 'view'", "day >= '2025-01-02'", 16),
                ("day > '2025-01-01' and day < '2025-01-03'", "day > '2025-01-01' and day < '2025-01-03'", 8),
                ("country = 'DE' and day between '2025-01-01' and '2025-01-02' and hour = 7", "country = 'DE' and day >= '2025-01-01' and day <= '2025-01-02' and hour = 7", 2),
                ("hour < 7", "hour < 7", 0),
                ("country = 'DE' or day = '2025-01-01'", "country = 'DE' or day = '2025-01-01'", 12),
                ("country = 'DE' or id = 1", "true", 24),
                ("not (country = 'DE' and day = '2025-01-01')", "not (country = 'DE' and day = '2025-01-01')", 22),
                ("country = ''", "country = ''", 0),
                ("price is null or price >= 2.50", "true", 24),
                ("active and device.os = 'iOS' and tags is not null", "true", 24),
                ("false", "false", 0),
            ];
            var data = new TheoryData<string, string, int>();
            foreach ((string filter, string keys, int files) in cases)
            {
                data.Add(filter, keys, files);
            }

            return data;
        }
    }

    [Theory, MemberData(nameof(Cases))]
    public async Task A_query_reads_what_its_plan_tells_and_gives_what_matches(string text, string keys, int files)
    {
        foreach (string kind in (string[])["memory", "local"])
        {
            await using Proof proof = Proof.Make(kind);
            EventsObject events = await WriteAsync(proof);
            Filter filter = FilterText.Parse(text, FilteredEventShape.Schema);
            QueryPlan plan = await QueryConformance.CheckAsync(events, filter, Stop);
            Assert.Equal(keys, plan.KeyFilter.ToString());
            Assert.Equal(files, plan.Files);
        }
    }

    [Fact]
    public async Task A_filter_is_written_against_the_columns()
    {
        await using Proof proof = Proof.Make("memory");
        EventsObject events = await WriteAsync(proof);
        DateOnly day = new(2025, 1, 2);
        List<FilteredEvent> all = await events.ReadAsync(Stop).ToListAsync(Stop);
        Assert.Equal(
            all.Where(e => e.Country == "DE" && e.Day >= day && (e.Price > 1 || e.Price is null)),
            await events.Where(e => e.Country == "DE" && e.Day >= day && (e.Price > 1 || e.Price == null)).ReadAsync(Stop).ToListAsync(Stop));
        Assert.Equal(
            all.Where(e => e.Kind == FilteredEventKind.AddToCart && e.Device?.Os == "iOS" && e.Device?.Version is null),
            await events.Where(e => e.Kind == FilteredEventKind.AddToCart).Where(e => e.Device.Os == "iOS" && e.Device.Version == null).ReadAsync(Stop).ToListAsync(Stop));
        Assert.Equal(
            all.Where(e => e.Active != true && e.Tags is null && e.Id % 2 == 0),
            await events.Where(e => !e.Active && e.Tags.IsNull).ReadAsync(Stop).Where(e => e.Id % 2 == 0).ToListAsync(Stop));
        Assert.Equal(
            all.Where(e => e.Country == "DE" && e.Day == day && e.Hour == 7),
            await events.Between(day: (day, day)).Where(e => e.Country == "DE" && 7 <= e.Hour && !e.Hour.In(8, 9)).ReadAsync(Stop).ToListAsync(Stop));
        Assert.NotEmpty(await events.Where(e => e.Device.IsNull).ReadAsync(Stop).ToListAsync(Stop));
    }

    [Fact]
    public async Task A_plan_is_a_stable_text()
    {
        await using Proof proof = Proof.Make("local");
        EventsObject events = await WriteAsync(proof);
        RowQuery<FilteredEvent, FilteredEventColumns> query = events.Where(e => e.Country == "DE" && e.Day < new DateOnly(2025, 1, 3) && e.Id > 2 && e.Device.Os == "iOS");
        QueryPlan plan = await query.ExplainAsync(Stop);
        Assert.Equal(
            $"""
            read filters.events
              by key  country = 'DE' and day < '2025-01-03'
              by row  id > 2 and device.os = 'iOS'
              files   4
              bytes   {plan.Bytes}
            """,
            plan.ToString());
        Assert.Equal("read filters.events\n  files   24\n  bytes   " + (await events.ExplainAsync(Stop)).Bytes, (await events.ExplainAsync(Stop)).ToString());
        Assert.Equal("filters.events where country = 'DE' and day < '2025-01-03' and id > 2 and device.os = 'iOS'", query.ToString());
    }

    [Fact]
    public async Task Members_of_a_family_are_chosen_by_a_filter()
    {
        await using Proof proof = Proof.Make("local");
        LogsObject logs = proof.Context.Filters.Logs;
        for (int day = 1; day <= 3; day++)
        {
            foreach (string level in (string[])["error", "info"])
            {
                await logs.For(new(2025, 1, day), level).WriteAsync([new LogLine { Day = new(2025, 1, day), Level = level, Text = $"{level} {day}" }], Stop);
            }
        }

        QueryPlan plan = await QueryConformance.CheckAsync(logs, logs.Where(l => l.Day > new DateOnly(2025, 1, 1) && l.Level == "error" && l.Text != "error 3").Target.Filter, Stop);
        Assert.Equal(2, plan.Files);
        Assert.Equal("text != 'error 3'", plan.RowFilter.ToString());

        // A single file that the filter excludes is not even opened, so that it need not be there.
        Assert.Empty(await logs.For(new(2030, 1, 1), "error").Where(l => l.Level == "info").ReadAsync(Stop).ToListAsync(Stop));
    }

    [Theory]
    [MemberData(nameof(Proof.Kinds), MemberType = typeof(Proof))]
    public async Task Statistics_of_Parquet_leave_out_row_groups_and_the_plan_says_so(string kind)
    {
        await using Proof proof = Proof.Make(kind);
        ReadingsObject readings = proof.Context.Filters.Readings;
        for (int file = 0; file < 5; file++)
        {
            await readings.AppendAsync(Enumerable.Range(file * 1000, 1000).Select(id => new Reading
            {
                Day = new DateOnly(2025, 1, 7 + (id % 2)),
                Id = id,
                Sensor = new ReadingSensor { Name = $"sensor {id / 100}", Place = id % 3 == 0 ? null : "roof" },
                Value = id % 5 == 0 ? null : id / 4.0,
                Note = $"note {id}",
            }), Stop);
        }

        QueryPlan plan = await QueryConformance.CheckAsync(
            readings, readings.Where(r => r.Day == new DateOnly(2025, 1, 7) && r.Id >= 2500 && r.Id < 2600 && r.Sensor.Place == null).Target.Filter, Stop);
        Assert.Equal((5, 5, 4, 500, 2000), (plan.Files, plan.RowGroups, plan.PrunedRowGroups, plan.Rows, plan.PrunedRows));
        QueryPlan all = await readings.ExplainAsync(Stop);
        Assert.True(plan.Bytes < all.Bytes / 2, $"{plan.Bytes} of {all.Bytes}");
        Assert.Equal(
            $"""
             read filters.readings
               by key  day = '2025-01-07'
               by row  id >= 2500 and id < 2600 and sensor.place is null
               groups  1 of 5
               rows    500 of 2500
               files   5
               bytes   {plan.Bytes}
             """.ReplaceLineEndings("\n"),
            plan.ToString());

        // Only the columns that are read, and those of the filter.
        Assert.True((await readings.Where(r => r.Id >= 0).Select<ReadingId>().ExplainAsync(Stop)).Bytes < all.Bytes * 3 / 4);
        await QueryConformance.CheckAsync(readings, readings.Where(r => !(r.Value > 700) || r.Note.StartsWith("note 49")).Target.Filter, Stop);
        await QueryConformance.CheckAsync(readings, readings.Where(r => r.Sensor.Name == "sensor 31" || r.Value == null).Target.Filter, Stop);
    }

    [Fact]
    public async Task An_interface_without_filters_gives_the_same_rows_and_says_so()
    {
        await using Proof proof = Proof.Make("memory");
        EventsObject events = await WriteAsync(proof);
        var plain = (EventsObject)EventsObject.Definition.Create!(new ObjectTarget(new Substitute(proof.Context, reads => new ReadsOnly(reads)), EventsObject.Definition));
        QueryPlan plan = await QueryConformance.CheckAsync(plain, plain.Where(e => e.Country == "DE" && e.Id > 2).Target.Filter, Stop);
        Assert.Equal("read filters.events\n  by row  country = 'DE' and id > 2\n  files   unknown\n  bytes   unknown", plan.ToString());
        Assert.Equal(
            await events.Where(e => e.Country == "DE" && e.Id > 2).ReadAsync(Stop).ToListAsync(Stop),
            await plain.Where(e => e.Country == "DE" && e.Id > 2).ReadAsync(Stop).ToListAsync(Stop));
    }

    [Fact]
    public async Task An_interface_that_only_claims_to_push_down_is_found_out()
    {
        await using Proof proof = Proof.Make("memory");
        await WriteAsync(proof);
        var claims = (EventsObject)EventsObject.Definition.Create!(new ObjectTarget(new Substitute(proof.Context, reads => new OnlyClaims((IExplainsQueries)reads)), EventsObject.Definition));
        ConformanceException error = await Assert.ThrowsAsync<ConformanceException>(
            async () => await QueryConformance.CheckAsync(claims, claims.Where(e => e.Country == "DE").Target.Filter, Stop));
        Assert.Equal($"The law \"{QueryConformance.KeepsItsPlan}\" is broken (query-keeps-its-plan): the plan tells 6 files, 24 were read.", error.Message);
        var ignores = (EventsObject)EventsObject.Definition.Create!(new ObjectTarget(new Substitute(proof.Context, reads => new Ignores(reads)), EventsObject.Definition));
        error = await Assert.ThrowsAsync<ConformanceException>(
            async () => await QueryConformance.CheckAsync(ignores, ignores.Where(e => e.Id == 2).Target.Filter, Stop));
        Assert.Equal(
            $"The law \"{QueryConformance.GivesWhatMatches}\" is broken (query-gives-what-matches): of 24 rows 1 match 'id = 2', the query gave 24, not all of them these.",
            error.Message);
    }

    private static async Task<EventsObject> WriteAsync(Proof proof)
    {
        EventsObject events = proof.Context.Filters.Events;
        var rows = new List<FilteredEvent>();
        foreach (string? country in (string?[])["DE", "a/b", null, "Österreich"])
        {
            for (int day = 1; day <= 3; day++)
            {
                for (int hour = 7; hour <= 8; hour++)
                {
                    int id = rows.Count;
#pragma warning disable CS0618 // the deprecated column is part of the row as long as it is there
                    rows.Add(new FilteredEvent
                    {
                        Country = country,
                        Day = new(2025, 1, day),
                        Hour = hour,
                        Id = id,
                        Price = id % 4 == 0 ? null : id / 2m,
                        Active = id % 3 == 0 ? null : id % 3 == 1,
                        Kind = id % 5 == 0 ? null : (FilteredEventKind)(id % 2),
                        Name = $"event {id}",
                        Device = id % 7 == 0 ? null : new() { Os = id % 2 == 0 ? "Android" : "iOS", Version = id % 3 == 0 ? null : id },
                        Tags = id % 2 == 0 ? null : ["a"],
                    });
#pragma warning restore CS0618
                }
            }
        }

        await events.AppendAsync(rows, Stop);
        return events;
    }

    /// <summary>A context in which reads go through another interface.</summary>
    private sealed class Substitute(IDataContext context, Func<IReadsRows, IReadsRows> wrap) : IDataContext
    {
        public string Environment => context.Environment;

        public async ValueTask<TContract> ConnectAsync<TContract>(ObjectTarget target, string operation, CancellationToken cancellationToken)
            where TContract : class, IDataInterface
            => (TContract)wrap(await context.ConnectAsync<IReadsRows>(target with { Context = context }, operation, cancellationToken));

        public IDataObject GetObject(string name) => context.GetObject(name);
    }

    private sealed class ReadsOnly(IReadsRows inner) : IReadsRows
    {
        public IAsyncEnumerable<TRow> ReadAsync<TRow, TShape>(ObjectTarget target, ReadStatistics statistics, CancellationToken cancellationToken)
            where TShape : struct, IRowShape<TRow>
        {
            Assert.True(target.Filter.HoldsForAll);
            return inner.ReadAsync<TRow, TShape>(target, statistics, cancellationToken);
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }

    /// <summary>Tells the plan of the real interface but reads everything.</summary>
    private sealed class OnlyClaims(IExplainsQueries inner) : IQueriesRows, IExplainsQueries
    {
        public IAsyncEnumerable<TRow> ReadAsync<TRow, TShape>(ObjectTarget target, ReadStatistics statistics, CancellationToken cancellationToken)
            where TShape : struct, IRowShape<TRow>
            => ((IReadsRows)inner).ReadAsync<TRow, TShape>(target, statistics, cancellationToken);

        public IAsyncEnumerable<TRow> QueryAsync<TRow, TShape>(ObjectTarget target, ReadStatistics statistics, CancellationToken cancellationToken)
            where TShape : struct, IRowShape<TRow>
            => target.Filter.ApplyTo<TRow, TShape>(ReadAsync<TRow, TShape>(target, statistics, cancellationToken));

        public ValueTask<QueryPlan> ExplainAsync<TRow, TShape>(ObjectTarget target, RowSchema columns, CancellationToken cancellationToken)
            where TShape : struct, IRowShape<TRow>
            => inner.ExplainAsync<TRow, TShape>(target, columns, cancellationToken);

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }

    /// <summary>Takes filters and does nothing with them.</summary>
    private sealed class Ignores(IReadsRows inner) : IQueriesRows
    {
        public IAsyncEnumerable<TRow> ReadAsync<TRow, TShape>(ObjectTarget target, ReadStatistics statistics, CancellationToken cancellationToken)
            where TShape : struct, IRowShape<TRow>
            => inner.ReadAsync<TRow, TShape>(target, statistics, cancellationToken);

        public IAsyncEnumerable<TRow> QueryAsync<TRow, TShape>(ObjectTarget target, ReadStatistics statistics, CancellationToken cancellationToken)
            where TShape : struct, IRowShape<TRow>
            => inner.ReadAsync<TRow, TShape>(target, statistics, cancellationToken);

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
