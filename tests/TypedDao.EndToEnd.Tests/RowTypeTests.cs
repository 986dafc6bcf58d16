using TypedDao.EndToEnd.Data.Rows;
using TypedDao.EndToEnd.Support;
using TypedDao.Filters;
using TypedDao.Testing;

namespace TypedDao.EndToEnd;

/// <summary>Objects whose rows are types of the user.</summary>
public sealed class RowTypeTests
{
    private static readonly Sojourn[] Sojourns =
    [
        new(new DateOnly(2025, 1, 7), Guid.Parse("0b7c0f3e-6b7b-4a51-8c9e-0a1b2c3d4e5f"))
        {
            Id = Guid.Parse("1b7c0f3e-6b7b-4a51-8c9e-0a1b2c3d4e5f"),
            From = new DateTime(2025, 1, 7, 10, 30, 0, DateTimeKind.Unspecified),
            Hours = 3,
            Kind = SojournKind.Walk_In,
            Tags = ["a", "ü"],
            Sizes = [1, null],
            Scores = new() { ["x"] = 1.5 },
            Stops = [new Place { City = "Köln", Height = 2 }, new Place { City = "" }],
            Home = new Place { City = "Bonn" },
            Spot = new Outer.Point { X = 1, Y = 2 },
            Photo = [1, 2],
            Mark = new byte[] { 3 },
            Wide = "1234567890123456789012345678901234.5678",
            At = new DateTimeOffset(2025, 1, 7, 10, 30, 0, TimeSpan.Zero),
        },
        new(new DateOnly(2025, 1, 8), Guid.Empty) { Id = Guid.Empty, At = DateTimeOffset.UnixEpoch, From = new DateTime(2025, 1, 8) },
    ];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static async Task<List<Letter>> WriteAndReadAsync<TObject>(TObject letters, Letter[] rows)
        where TObject : IAppendable<Letter>, IReadable<Letter>
    {
        await letters.AppendAsync(rows, Stop);
        return await letters.ReadAsync(Stop).ToListAsync(Stop);
    }

    // Quotes, line ends and what else has to be escaped; some texts are no ASCII, some are empty, and some repeat.
    private static Letter Letter(int id, string place) => new(
        id, new Utf8String(place), new Utf8String(id % 5 == 0 ? "" : id % 7 == 0 ? $"{id} \"a\", b\\c\n" : $"{id} äöü"), id % 2 == 1 ? null : new Utf8String($"n{id % 4}"))
    {
        Tags = id % 3 == 0 ? [] : [new Utf8String($"t{id % 9}"), new Utf8String("é")],
        Marks = id % 4 == 0 ? new Dictionary<Utf8String, Utf8String?>() : new() { [new Utf8String("k")] = new Utf8String($"{id}"), [new Utf8String("ü")] = null },
    };

    private static string Text(Letter row)
        => $"{row.Id}|{row.Place}|{row.Body}|{row.Note?.ToString() ?? "null"}|{string.Join(';', row.Tags)}|{string.Join(';', row.Marks.OrderBy(mark => mark.Key).Select(mark => $"{mark.Key}={mark.Value?.ToString() ?? "null"}"))}";

    [Fact]
    public async Task A_positional_record_is_read_and_written()
    {
        await using Proof proof = Proof.Make("local");
        PeopleObject people = proof.Context.Rows.People;
        Person[] rows = [new(1, "Ünï", null, 12.50m, PersonStatus.OnLeave), new(2, "b,c", "b@c", null, PersonStatus.Gone)];
        await people.WriteAsync(rows, Stop);
        Assert.Equal(
            "id,full-name,email,balance,status\n1,Ünï,,12.50,on_leave\n2,\"b,c\",b@c,,gone!\n",
            (await File.ReadAllTextAsync(proof.PathOf("rows/people.csv"), Stop)).ReplaceLineEndings("\n"));
        Assert.Equal(rows, await people.ReadAsync(Stop).ToListAsync(Stop));
    }

    [Theory, InlineData("csv"), InlineData("lines"), InlineData("parquet")]
    public async Task Texts_are_their_bytes(string format)
    {
        await using Proof proof = Proof.Make("local");
        Letter[] rows = [.. Enumerable.Range(0, 5000).Select(i => Letter(i, i % 3 == 0 ? "Köln" : "Bonn"))];
        List<Letter> read = format switch
        {
            "csv" => await WriteAndReadAsync(proof.Context.Rows.LettersCsv, rows),
            "lines" => await WriteAndReadAsync(proof.Context.Rows.LettersLines, rows),
            _ => await WriteAndReadAsync(proof.Context.Rows.LettersParquet, rows),
        };
        Assert.Equal(rows.OrderBy(row => row.Id).Select(Text), read.OrderBy(row => row.Id).Select(Text));
    }

    [Fact]
    public async Task Texts_that_are_bytes_are_compared_like_others()
    {
        await using Proof proof = Proof.Make("local");
        LettersParquetObject letters = proof.Context.Rows.LettersParquet;
        await letters.AppendAsync([Letter(1, "Bonn"), Letter(2, "Köln"), Letter(77, "Köln")], Stop);
        Assert.Equal([2L], await letters.Where(row => row.Body == "2 äöü" && row.Place == "Köln").ReadAsync(Stop).Select(row => row.Id).ToListAsync(Stop));
        Assert.Equal([1L, 77L], await letters.Where(row => row.Note == null || row.Body.StartsWith("7")).ReadAsync(Stop).Select(row => row.Id).Order().ToListAsync(Stop));
    }

    [Fact]
    public async Task Bad_values_are_told_by_their_column()
    {
        await using Proof proof = Proof.Make("local");
        proof.Put("rows/people.csv", "id,full-name,email,balance,status\n1,a,,,active\n2,b,,,away\n");
        BadRowException error = await Assert.ThrowsAsync<BadRowException>(async () => await proof.Context.Rows.People.ReadAsync(Stop).ToListAsync(Stop));
        Assert.Contains("people.csv(3): column 'status': 'away'", error.Message, StringComparison.Ordinal);
        Assert.Contains("active, on_leave, gone!", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_value_that_the_enum_lacks_is_not_written()
    {
        await using Proof proof = Proof.Make("local");
        TypedDaoException error = await Assert.ThrowsAnyAsync<TypedDaoException>(async () =>
            await proof.Context.Rows.People.WriteAsync([new Person(1, "a", null, null, (PersonStatus)1)], Stop));
        Assert.Contains("status", error.Message, StringComparison.Ordinal);
        Assert.Empty(proof.Files());
    }

    [Theory, MemberData(nameof(Proof.Kinds), MemberType = typeof(Proof))]
    public async Task A_class_with_every_form_of_member_is_read_and_written(string kind)
    {
        await using Proof proof = Proof.Make(kind);
        await proof.Context.Rows.Sojourns.AppendAsync(Sojourns, Stop);
        List<Sojourn> read = await proof.Context.Rows.Sojourns.ReadAsync(Stop).OrderByDescending(visit => visit.Hours).ToListAsync(Stop);
        Assert.Equivalent(Sojourns, read, strict: true);
        Assert.Equal([SojournKind.Walk_In, null], read.Select(visit => visit.Kind));
    }

    [Fact]
    public async Task Columns_are_those_of_the_members()
    {
        await using Proof proof = Proof.Make("memory");
        Assert.Equal(
            [
                "id uuid", "from timestamp_ntz", "hours int32?", "day date", "first uuid", "kind string?", "tags list<string>", "sizes list<int32?>?", "scores map<string,double>",
                "stops list<struct>", "home struct?", "spot struct?", "photo bytes?", "mark bytes?", "wide decimal(38,4)", "at timestamp",
            ],
            SojournShape.Schema.Select(column => $"{column.Name} {column.Type}"));
        Assert.Equal("When it began", SojournShape.Schema["from"].Description);
        Assert.Equal("yyyy/MM/dd HH:mm", SojournShape.Schema["from"].Type.TextFormat);
        Assert.Equal(["planned", "walk_in"], SojournShape.Schema["kind"].Type.Values);
    }

    [Fact]
    public async Task A_struct_of_fields_is_a_row()
    {
        await using Proof proof = Proof.Make("local");
        proof.Put("rows/points.csv", "y,x\n2,1\n");
        Outer.Point point = Assert.Single(await proof.Context.Rows.Points.ReadAsync(Stop).ToListAsync(Stop));
        Assert.Equal((1.0, 2.0), (point.X, point.Y));
    }

    [Fact]
    public async Task Filters_see_the_columns_of_the_type()
    {
        await using Proof proof = Proof.Make("memory");
        PeopleObject people = proof.Context.Rows.People;
        Person[] rows = [new(1, "a", null, 1m, PersonStatus.Active), new(2, "b", "x", null, PersonStatus.OnLeave), new(3, "c", null, 3m, PersonStatus.Gone)];
        await people.WriteAsync(rows, Stop);
        Assert.Equal([rows[1]], await people.Where(p => p.Status == PersonStatus.Away).ReadAsync(Stop).ToListAsync(Stop));
        Assert.Equal([rows[0], rows[2]], await people.Where(p => p.Status.In(PersonStatus.Active, PersonStatus.Gone) && p.Email == null).ReadAsync(Stop).ToListAsync(Stop));
        Assert.Equal([rows[2]], await people.Where(p => p.Balance > 1.5m && p.Name.StartsWith("c")).ReadAsync(Stop).ToListAsync(Stop));
        Assert.Throws<ArgumentOutOfRangeException>(() => people.Where(p => p.Status == (PersonStatus)1));

        SojournsObject visits = proof.Context.Rows.Sojourns;
        await visits.AppendAsync(Sojourns, Stop);
        Assert.Single(await visits.Where(v => v.Home.City == "Bonn" && v.Spot.Y == 2 && v.Kind == SojournKind.Walk_In).ReadAsync(Stop).ToListAsync(Stop));
        foreach (string filter in (string[])["status = 'gone!'", "status != 'active' and email is not null", "balance is null or balance > 2"])
        {
            await QueryConformance.CheckAsync(people, FilterText.Parse(filter, PersonShape.Schema), Stop);
        }
    }

    [Fact]
    public async Task A_partition_of_an_enum_is_addressed_by_it()
    {
        await using Proof proof = Proof.Make("local");
        await proof.Context.Rows.Sojourns.AppendAsync(Sojourns, Stop);
        Assert.Equal(["rows/sojourns/kind=__HIVE_DEFAULT_PARTITION__", "rows/sojourns/kind=walk_in"], proof.Files().Select(file => file[..file.LastIndexOf('/')]));
        Assert.Equal(3, Assert.Single(await proof.Context.Rows.Sojourns.For(SojournKind.Walk_In).ReadAsync(Stop).ToListAsync(Stop)).Hours);
        Assert.Null(Assert.Single(await proof.Context.Rows.Sojourns.For(null).ReadAsync(Stop).ToListAsync(Stop)).Hours);
    }

    [Fact]
    public async Task Objects_of_one_type_share_its_shape_and_columns()
    {
        await using Proof proof = Proof.Make("memory");
        await proof.Context.Rows.People.WriteAsync([new Person(1, "a", null, null, PersonStatus.Active)], Stop);
        foreach (IFilterable<Person, PersonColumns> lines in (IFilterable<Person, PersonColumns>[])[proof.Context.Rows.PeopleLines, proof.Context.Rows.PeopleAgain])
        {
            await ((IWritable<Person>)lines).WriteAsync(proof.Context.Rows.People.ReadAsync(Stop), Stop);
            Assert.Equal(1, Assert.Single(await lines.Where(p => p.Id == 1).ReadAsync(Stop).ToListAsync(Stop)).Id);
        }
    }
}
