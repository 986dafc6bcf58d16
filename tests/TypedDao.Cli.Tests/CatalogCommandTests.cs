namespace TypedDao.Cli.Tests;

public sealed class CatalogCommandTests
{
    private const string Users = """"
        id,name,email,balance,created_at
        1,Ann,ann@example.org,12.5,2025-01-07T10:00:00Z
        2,"Bö, ""B""",,,2025-01-07T12:00:00.5+02:00
        three,Cy,,,2025-01-07T10:00:00Z
        """";

    [Fact]
    public async Task List_prints_a_line_per_object()
    {
        using var tool = new Tool();

        var (exitCode, output, _) = await Tool.RunAsync("list", "--catalog", tool.WriteCatalog());

        Assert.Equal(0, exitCode);
        Assert.Equal(
            """
            object        type          key        columns  description
            bronze.users  S3FileObject  users.csv  5        Users of the shop
            bronze.notes  S3FileObject  notes.txt  bytes    

            """,
            output);
    }

    [Fact]
    public async Task Show_prints_all_of_one_object()
    {
        using var tool = new Tool();

        var (exitCode, output, _) = await Tool.RunAsync("show", "bronze.users", "--catalog", tool.WriteCatalog());

        Assert.Equal(0, exitCode);
        Assert.Equal(
            """
            bronze.users
              description: Users of the shop
              type: S3FileObject
              interface: S3FileInterface
              layer: bronze
              key: users.csv
              format: csv
              writes: all
              bad rows: skipped and counted
              capabilities: Attributed, ByteCreatable, ByteMovable, ByteReadable, ByteWritable, Creatable, Deletable, Existing, Filterable, Listable, Movable, ReadPresignable, Readable, Taggable, Versioned, Writable, WritePresignable
              environments
                default: local
              columns:
                id: int64
                name: string
                email: string?
                balance: "decimal(10,2)?"
                created_at: timestamp

            """,
            output);
    }

    [Fact]
    public async Task A_misspelt_object_is_suggested()
    {
        using var tool = new Tool();

        var (exitCode, _, error) = await Tool.RunAsync("show", "bronze.user", "--catalog", tool.WriteCatalog());

        Assert.Equal(1, exitCode);
        Assert.Equal("typeddao: The catalog has no object 'bronze.user'. Did you mean 'bronze.users'?", error.TrimEnd());
    }

    [Fact]
    public async Task Schema_prints_the_columns_as_yaml()
    {
        using var tool = new Tool();

        var (exitCode, output, _) = await Tool.RunAsync("schema", "bronze.users", "--catalog", tool.WriteCatalog());

        Assert.Equal(0, exitCode);
        Assert.Equal("columns:\n  id: int64\n  name: string\n  email: string?\n  balance: \"decimal(10,2)?\"\n  created_at: timestamp\n", output);
    }

    [Fact]
    public async Task Cat_prints_rows_in_the_fixed_encoding_and_counts_bad_ones()
    {
        using var tool = new Tool();
        string catalog = tool.WriteCatalog();
        tool.Write("bronze/users.csv", Users);

        var (exitCode, output, error) = await Tool.RunAsync("cat", "bronze.users", "--catalog", catalog);

        Assert.Equal(0, exitCode);
        Assert.Equal(
            """
            {"id":1,"name":"Ann","email":"ann@example.org","balance":"12.50","created_at":"2025-01-07T10:00:00Z"}
            {"id":2,"name":"Bö, \"B\"","email":null,"balance":null,"created_at":"2025-01-07T10:00:00.5Z"}

            """,
            output);
        Assert.Equal("1 bad rows were left out.", error.TrimEnd());
    }

    [Fact]
    public async Task Cat_takes_columns_and_a_limit()
    {
        using var tool = new Tool();
        string catalog = tool.WriteCatalog();
        tool.Write("bronze/users.csv", Users);

        var (_, csv, _) = await Tool.RunAsync("cat", "bronze.users", "--catalog", catalog, "--columns", "name,id", "--limit", "2", "--output", "csv");
        var (_, table, _) = await Tool.RunAsync("cat", "bronze.users", "--catalog", catalog, "--columns", "id,email", "-n", "2", "-o", "table");
        var (exitCode, _, error) = await Tool.RunAsync("cat", "bronze.users", "--catalog", catalog, "--columns", "nme");

        Assert.Equal("name,id\nAnn,1\n\"Bö, \"\"B\"\"\",2\n", csv);
        Assert.Equal("id  email\n1   ann@example.org\n2   ∅\n", table);
        Assert.Equal(1, exitCode);
        Assert.Equal("typeddao: There is no column 'nme'. The columns are id, name, email, balance, created_at.", error.TrimEnd());
    }

    [Fact]
    public async Task Cat_of_an_object_without_columns_prints_its_bytes()
    {
        using var tool = new Tool();
        string catalog = tool.WriteCatalog();
        tool.Write("bronze/notes.txt", "as it is\r\n");

        var (exitCode, output, _) = await Tool.RunAsync("cat", "bronze.notes", "--catalog", catalog);

        Assert.Equal((0, "as it is\r\n"), (exitCode, output));
    }

    [Fact]
    public async Task A_missing_file_is_said_with_its_address()
    {
        using var tool = new Tool();

        var (exitCode, output, error) = await Tool.RunAsync("cat", "bronze.users", "--catalog", tool.WriteCatalog());

        Assert.Equal((1, string.Empty), (exitCode, output));
        Assert.Contains("users.csv", error, StringComparison.Ordinal);
        Assert.Contains("bronze.users", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_read_through_a_catalog_with_errors()
    {
        using var tool = new Tool();
        string catalog = tool.WriteCatalog(Tool.Catalog.Replace("id: int64", "id: int46", StringComparison.Ordinal));

        var (exitCode, output, error) = await Tool.RunAsync("cat", "bronze.users", "--catalog", catalog);

        Assert.Equal((1, string.Empty), (exitCode, output));
        Assert.Contains("(15,15): error TDAO", error, StringComparison.Ordinal);
        Assert.EndsWith("has errors; nothing was read.", error.TrimEnd(), StringComparison.Ordinal);
    }
}
