namespace TypedDao.Cli;

/// <summary>What people type first, by command: shown below its options.</summary>
internal static class HelpExamples
{
    /// <summary>The examples of a command.</summary>
    /// <param name="command">Its name.</param>
    public static IReadOnlyList<(string Line, string Meaning)> Of(string command) => command switch
    {
        "typeddao" =>
        [
            ("typeddao init data", "start a project from a folder of Parquet, CSV and JSON files"),
            ("typeddao check", "what a build would say of catalog.yaml"),
            ("typeddao cat orders.csv --limit 5 -o table", "look into a file, without a catalog"),
            ("typeddao cat data.orders --where \"total >= 100\"", "rows of an object of the catalog"),
            ("typeddao doctor", "what is wrong with the data and its stores, and the cures"),
        ],
        "check" =>
        [
            ("typeddao check", "the catalog.yaml of this folder, or of one above it"),
            ("typeddao check lake/catalog.yaml --environment local", "also whether every value of the environment is set"),
            ("typeddao check lake/catalog.yaml lake/silver.catalog.yaml", "a catalog in two files"),
            ("typeddao check --project App.csproj --output json", "the catalog of a project, with the types of its packages, for programs"),
        ],
        "doctor" =>
        [
            ("typeddao doctor", "the environment that programs would use"),
            ("typeddao doctor --environment production --output json", "another one, for programs"),
        ],
        "list" => [("typeddao list", "the objects of the catalog"), ("typeddao list -c lake/catalog.yaml -o json", "of another catalog, for programs")],
        "show" => [("typeddao show bronze.users", "address, columns and what can be done"), ("typeddao show bronze.users -o json", "the same for programs")],
        "schema" => [("typeddao schema bronze.users", "the columns of an object"), ("typeddao schema orders.csv", "the columns that a file would need"), ("typeddao schema orders.parquet", "the columns that a file has"), ("typeddao schema s3://lake/raw/events/", "of a folder of a bucket")],
        "cat" =>
        [
            ("typeddao cat orders.csv --limit 5 --output table", "the first rows of a file"),
            ("typeddao cat lake/events/ --where \"kind = 'buy'\" --columns id,amount", "a folder, of Parquet files those columns alone"),
            ("typeddao cat bronze.events --where \"day = '2025-01-07' and amount > 10\" --columns kind,amount", "some rows and columns of an object"),
            ("typeddao cat bronze.users --environment local -o csv > users.csv", "all rows, into a file"),
            ("typeddao cat s3://lake/raw/orders.csv.gz --limit 5", "a file of a bucket; credentials as for other tools of AWS"),
            ("typeddao cat s3://lake/raw/events/ --endpoint http://localhost:9000", "a folder, on a server of your own"),
        ],
        "pull" => [("typeddao pull orders.csv > catalog.yaml", "a catalog of a file"), ("typeddao pull lake/events --store bronze --name events", "of a folder, with names of yours"), ("typeddao pull s3://lake/raw/events/ --region eu-central-1", "of a folder of a bucket")],
        "init" => [("typeddao init", "from the data in this folder"), ("typeddao init ../exports --into shop --name Shop", "from another folder, into a new one"), ("typeddao init s3://lake/raw/ --into lake", "from a folder of a bucket")],
        "uploads" =>
        [
            ("typeddao uploads s3://lake/raw/", "what was begun below this folder and never completed"),
            ("typeddao uploads bronze --environment production --output json", "of a store of the catalog, for programs"),
            ("typeddao uploads bronze --remove --older-than 2d", "remove those that nobody writes any more"),
        ],
        "import" => [("typeddao import dao.json objects.json > catalog.yaml", "stores from one file, objects from another")],
        "lock" =>
        [
            ("typeddao lock", "write down what others may rely on"),
            ("typeddao lock --acknowledge \"Nobody reads it any more\"", "say that the changes that break are meant"),
            ("typeddao lock --check", "for a build server: fail where the lock is out of date"),
        ],
        "diff" =>
        [
            ("typeddao diff", "what changed since the lock was written"),
            ("typeddao diff old.yaml catalog.yaml --output markdown", "two catalogs, as a comment on a pull request"),
        ],
        "replicas" =>
        [
            ("typeddao replicas check", "whether all stores that keep an object have the same"),
            ("typeddao replicas repair", "copy to the replicas what they lack"),
        ],
        "replicas check" =>
        [
            ("typeddao replicas check", "all objects with replicas, by keys and lengths"),
            ("typeddao replicas check bronze.users bronze.events --content -o json", "two objects, byte by byte, for programs"),
        ],
        "replicas repair" =>
        [
            ("typeddao replicas repair bronze.users --dry-run", "what would be copied"),
            ("typeddao replicas repair --delete", "make all replicas like their objects"),
            ("typeddao replicas repair bronze.users --from archive", "restore an object from one of its replicas"),
        ],
        "json-schema" => [("typeddao json-schema > typeddao.schema.json", "for editors with support for YAML")],
        _ => [],
    };
}
