using System.Globalization;
using System.Xml.Linq;
using TypedDao.Generators.Model;
using static TypedDao.Generators.Tests.Emit.Models;

namespace TypedDao.Generators.Tests.Emit;

/// <summary>What hovering shows.</summary>
public sealed class DocumentationTests
{
    [Fact]
    public void An_object_says_what_it_is_and_where_it_lives()
    {
        ObjectModel model = File("users_raw", Row("UsersRaw", Column("id", ColumnKind.Int64))) with
        {
            Description = "Users as the CRM exports them",
            Key = "users_raw/{ingest_date:yyyy-MM-dd}/users.csv",
            KeyParameters = [Parameter("ingest_date", ColumnKind.Date)],
            PartitionKeys = [Parameter("country", ColumnKind.String)],
            PrimaryKeys = ["id", "country"],
            Access = AccessLevel.Append,
            RejectTo = "bronze.users_rejects",
            MissingPackage = "TypedDao.S3",
            Locations = [new LocationModel("default", "s3://acme-bronze/raw/users.csv"), new LocationModel("local", ".data/bronze/users.csv")],
            Replicas =
            [
                new ReplicaModel("archive", [new LocationModel("default", "s3://acme-archive/users.csv"), new LocationModel("local", ".data/archive/users.csv")]),
                new ReplicaModel("vault", [new LocationModel("default", "s3://acme-vault/users.csv")]),
            ],
        };
        Assert.Equal(
            """
            Users as the CRM exports them.
            users_raw/{ingest_date:yyyy-MM-dd}/users.csv: S3FileObject, csv, partitioned by country, keyed by id, country, append only; through S3FileInterface. Bad rows are kept in bronze.users_rejects.
            default: s3://acme-bronze/raw/users.csv
            local: .data/bronze/users.csv
            default, replica in archive: s3://acme-archive/users.csv
            local, replica in archive: .data/archive/users.csv
            default, replica in vault: s3://acme-vault/users.csv
            Its operations are in the package TypedDao.S3, which is not referenced.
            """,
            Shown(model, "P:Acme.Data.Bronze.BronzeStore.UsersRaw"));
    }

    [Fact]
    public void An_object_without_a_description_says_its_name()
        => Assert.StartsWith("The object users.\n", Shown(File("users"), "P:Acme.Data.Bronze.BronzeStore.Users"), StringComparison.Ordinal);

    [Fact]
    public void A_column_says_its_name_its_type_and_its_values()
    {
        RowModel row = Row(
            "Event",
            Column("user_id", ColumnKind.Int64, nullable: true) with { Description = "Who" },
            Column("kind", ColumnKind.String) with { Enum = Enum("EventKind", unknownIsNull: false, "view", "cart"), Description = "What happened." },
            Column("prices", Map(Type(ColumnKind.String), List(Decimal(10, 2) with { IsNullable = true }))));
        ObjectModel model = File("events", row);
        Assert.Equal("user_id: int64? Who.", Shown(model, "P:Acme.Data.Bronze.Event.UserId"));
        Assert.Equal("kind: string, one of view, cart What happened.", Shown(model, "P:Acme.Data.Bronze.Event.Kind"));
        Assert.Equal("prices: map<string,list<decimal(10,2)?>>", Shown(model, "P:Acme.Data.Bronze.Event.Prices"));
        Assert.Equal("A row of bronze.events.", Shown(model, "T:Acme.Data.Bronze.Event"));
        Assert.Equal("view", Shown(model, "F:Acme.Data.Bronze.EventKind.View"));
    }

    [Fact]
    public void Keys_say_their_parameters()
    {
        ObjectModel model = File("events") with { KeyParameters = [Parameter("ingest_date", ColumnKind.Date) with { Description = "Day of arrival" }] };
        Assert.Contains("ingest_date: date Day of arrival.", Shown(model, "M:Acme.Data.Bronze.EventsObject.For(System.DateOnly)"), StringComparison.Ordinal);
    }

    private static string Shown(ObjectModel model, string member)
    {
        XElement found = XDocument.Parse(EmittedCode.Of(Catalog(Store("Bronze", model))).AssertCompiles().DocumentationFile())
            .Descendants("member").Single(element => element.Attribute("name")!.Value == member);
        IEnumerable<string> lines = found.Elements()
            .SelectMany(element => element.Elements("para").Any() ? [string.Concat(element.Nodes().TakeWhile(node => node is not XElement { Name.LocalName: "para" }).Select(Text)), .. element.Elements("para").Select(Text)] : new[] { Text(element) });
        return string.Join('\n', lines.Select(line => line.Trim()));
    }

    private static string Text(XNode node) => node is XElement element ? element.Value : ((XText)node).Value;

    private static string Text(XElement element) => element.Value.ToString(CultureInfo.InvariantCulture);
}
