// Since 2025 Neo4j has no class of its own to start the community server; `java` runs this file as it is.

import org.neo4j.server.BlockingBootstrapper;
import org.neo4j.server.CommunityBootstrapper;
import org.neo4j.server.NeoBootstrapper;

class Start {
    public static void main(String[] arguments) {
        System.exit(NeoBootstrapper.start(new BlockingBootstrapper(new CommunityBootstrapper()), arguments));
    }
}
